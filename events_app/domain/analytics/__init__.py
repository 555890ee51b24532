"""What the evenings of a campaign add up to, side by side: a chart, a statistic or a record a file.

Pure but for the files that read rows.

Everything is read from what each session keeps of its log, in the copy of whoever asks.
"""
