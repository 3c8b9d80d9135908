// Azurite's table service for as long as whoever started it lives: when its end of stdin closes, so does this.
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
require('azurite/dist/src/table/main.js');
