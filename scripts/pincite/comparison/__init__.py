"""What was kept, reworded, updated, dropped and added between two documents."""
