var MinStack = function(least) {
    this.items = [least];
};

MinStack.prototype.push = function(val) {
    this.items.push(val);
};

MinStack.prototype.popAll = function() {
    return this.items.splice(1).reverse();
};

MinStack.prototype.top = function() {
    return this.items[this.items.length - 1];
};
