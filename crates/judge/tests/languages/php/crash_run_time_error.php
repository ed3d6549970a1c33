<?php
$nothing = null;
echo $nothing->length();
