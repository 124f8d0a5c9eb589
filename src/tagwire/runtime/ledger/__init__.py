"""What is bought, told before and after every step of it, so that nothing is bought twice."""
