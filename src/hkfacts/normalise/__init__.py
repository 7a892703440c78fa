"""The stage `normalise`: what does one mention mean?"""
