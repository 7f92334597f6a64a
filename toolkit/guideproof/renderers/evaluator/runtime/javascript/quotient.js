/** A whole number divided by one above zero and rounded down. */
function quotient(number, divisor) {
  const rest = number % divisor;
  return (number - (rest < 0 ? rest + divisor : rest)) / divisor;
}
