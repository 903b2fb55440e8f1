"""The page of a source, what stands at its retired anchors and old addresses, and the lists of sources and topics."""
