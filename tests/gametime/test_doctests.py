from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

from campaigntracker import gametime

MODULES = sorted(module.name for module in pkgutil.walk_packages(gametime.__path__, f"{gametime.__name__}."))


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings_hold(name):
    module = importlib.import_module(name)
    examples = [test for test in doctest.DocTestFinder().find(module) if test.examples]
    runner = doctest.DocTestRunner(optionflags=doctest.FAIL_FAST)
    for test in examples:
        runner.run(test)
    assert runner.summarize(verbose=False).failed == 0
