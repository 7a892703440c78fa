"""The stage `find`: where is a fact mentioned?"""
