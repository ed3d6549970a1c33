times_of() {
  echo $(($1 * $2))
}
