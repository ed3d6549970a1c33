word=hello
echo "$word"
