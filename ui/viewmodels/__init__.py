"""One typed object per screen: it turns services' state into words and numbers for QML, and touches into calls."""
