endless() { endless; }
endless
