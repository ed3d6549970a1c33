. "${0%/*}/times.sh"
read -r a b
times_of "$a" "$b"
