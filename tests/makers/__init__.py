"""Makers of files: one release as Markdown, HTML, PDF, Word and e-mail, made at test time from the texts of the project."""
