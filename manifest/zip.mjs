// A zip of stored files: what Teams wants is small, and the same input gives the same bytes (APPNOTE.TXT 6.3.10, 4.3).
const january1980 = 0x0021;
const utf8Names = 0x0800;

/** @param {Map<string, Buffer>} files contents by name, all at the root */
export function zip(files) {
  const bodies = [], directory = [];
  let offset = 0;
  for (const [name, content] of files) {
    const nameBytes = Buffer.from(name);
    const header = headerOf(nameBytes, content);
    const local = Buffer.concat([uint32(0x04034b50), header, nameBytes]);
    directory.push(Buffer.concat([uint32(0x02014b50), uint16(20), header, Buffer.alloc(10), uint32(offset), nameBytes]));
    bodies.push(local, content);
    offset += local.length + content.length;
  }
  const central = Buffer.concat(directory);
  const end = [uint32(0x06054b50), uint32(0), uint16(files.size), uint16(files.size), uint32(central.length), uint32(offset), uint16(0)];
  return Buffer.concat([...bodies, central, ...end]);
}

/** The part that a file's local header and its entry in the directory share. */
function headerOf(name, content) {
  return Buffer.concat([
    uint16(20), uint16(utf8Names), uint16(0), uint16(0), uint16(january1980),
    uint32(crc32(content)), uint32(content.length), uint32(content.length), uint16(name.length), uint16(0),
  ]);
}

function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++)
      crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

function uint16(value) {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function uint32(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
