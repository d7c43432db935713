"""The resources of the contract: HTTP in, one transaction, HTTP out."""
