"""What leaves Forewarned as data: one module for each format."""
