"""The stage `link`: which mentions are one thing, and what does a neighbour settle?"""
