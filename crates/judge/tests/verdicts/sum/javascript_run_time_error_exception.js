null.nothing;
