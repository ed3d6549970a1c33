#include <fstream>
#include <iostream>
#include <string>
int main(int n, char** v) { std::ifstream f("map.txt"); std::string s; f >> s; std::cout << (n == 3 ? v[1] : "none") << " " << s.size(); }
