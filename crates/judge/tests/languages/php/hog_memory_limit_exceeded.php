<?php
$blocks = [];
while (true) $blocks[] = str_repeat('x', 1048576 + count($blocks));
