"""The HTTP API's root. The operations lie beside the apps that own what they read and write."""
