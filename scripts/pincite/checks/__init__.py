"""The promises, checked: generators of problems that print nothing and stop at nothing."""
