// Replaced by the shell's entry.
document.title = 'Afterword';
