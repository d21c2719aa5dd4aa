import { inflateRawSync } from "node:zlib";

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;
/** Says in 16 and in 32 bits that the number stands elsewhere, as in archives of more than 4 GB. */
const ELSEWHERE = [0xffff, 0xffffffff];
/** The comment at an archive's end has a length of 16 bits. */
const LONGEST_COMMENT = 0xffff;
const REGULAR_FILE = 0o100000;
const FILE_TYPE = 0o170000;
const UNIX = 3;
const END_SIZE = 22;
const ENTRY_SIZE = 46;
const LOCAL_SIZE = 30;

/**
 * The content of the one file that a stranger's zip archive may hold. Nothing is written to disk, so that
 * no name leads anywhere, and no more is unpacked than allowed, whatever the archive says of itself.
 *
 * @param name the file must have exactly this one, without a folder
 * @param mostBytes of the file, unpacked
 * @throws Error with one sentence, in which no text of the archive stands
 */
export function onlyFileOf(zip: Buffer, name: string, mostBytes: number): Buffer {
  const entry = onlyEntry(zip);
  if (!entry.name.equals(Buffer.from(name))) {
    throw new Error(`the file in the archive is not called ${name}`);
  }
  if (entry.system === UNIX && ![0, REGULAR_FILE].includes(entry.mode & FILE_TYPE)) {
    throw new Error(`${name} in the archive is no regular file`);
  }
  if ((entry.flags & 1) !== 0) {
    throw new Error(`${name} in the archive is encrypted`);
  }
  if (entry.size > mostBytes) {
    throw new Error(`${name} has more than ${mostBytes} bytes`);
  }
  const content = unpacked(packedBytes(zip, entry), entry.method, name, mostBytes);
  if (content.length !== entry.size) {
    throw new Error(`${name} is not as large as the archive says`);
  }
  return content;
}

interface Entry {
  readonly name: Buffer;
  readonly system: number;
  readonly mode: number;
  readonly flags: number;
  readonly method: number;
  readonly packedSize: number;
  readonly size: number;
  readonly offset: number;
}

function onlyEntry(zip: Buffer): Entry {
  const end = endOf(zip);
  const [entries, all, offset] = [
    zip.readUInt16LE(end + 8),
    zip.readUInt16LE(end + 10),
    zip.readUInt32LE(end + 16),
  ];
  if (entries !== 1 || all !== 1) {
    throw new Error("the archive must hold one file, and nothing else");
  }
  if (offset + ENTRY_SIZE > end || zip.readUInt32LE(offset) !== DIRECTORY_ENTRY) {
    throw notAnArchive();
  }
  const nameEnd = offset + ENTRY_SIZE + zip.readUInt16LE(offset + 28);
  const entry = {
    name: zip.subarray(offset + ENTRY_SIZE, nameEnd),
    system: zip.readUInt8(offset + 5),
    mode: zip.readUInt16LE(offset + 40),
    flags: zip.readUInt16LE(offset + 8),
    method: zip.readUInt16LE(offset + 10),
    packedSize: zip.readUInt32LE(offset + 20),
    size: zip.readUInt32LE(offset + 24),
    offset: zip.readUInt32LE(offset + 42),
  };
  if (nameEnd > end || [entry.packedSize, entry.size, entry.offset].some((one) => ELSEWHERE.includes(one))) {
    throw notAnArchive();
  }
  return entry;
}

/** Where the record at the archive's end begins: the one whose comment reaches to the very end. */
function endOf(zip: Buffer): number {
  const first = Math.max(0, zip.length - END_SIZE - LONGEST_COMMENT);
  for (let at = zip.length - END_SIZE; at >= first; at -= 1) {
    if (
      zip.readUInt32LE(at) === END_OF_DIRECTORY &&
      zip.readUInt16LE(at + 20) === zip.length - at - END_SIZE
    ) {
      return at;
    }
  }
  throw notAnArchive();
}

function packedBytes(zip: Buffer, { offset, packedSize, name }: Entry): Buffer {
  if (offset + LOCAL_SIZE > zip.length || zip.readUInt32LE(offset) !== LOCAL_ENTRY) {
    throw notAnArchive();
  }
  const nameEnd = offset + LOCAL_SIZE + zip.readUInt16LE(offset + 26);
  const start = nameEnd + zip.readUInt16LE(offset + 28);
  if (start + packedSize > zip.length || !zip.subarray(offset + LOCAL_SIZE, nameEnd).equals(name)) {
    throw notAnArchive();
  }
  return zip.subarray(start, start + packedSize);
}

function unpacked(bytes: Buffer, method: number, name: string, mostBytes: number): Buffer {
  if (method === STORED) {
    return bytes;
  }
  if (method !== DEFLATED) {
    throw new Error(`${name} is packed in a way that no artifact is`);
  }
  try {
    return inflateRawSync(bytes, { maxOutputLength: mostBytes });
  } catch (error) {
    const isTooLarge =
      typeof error === "object" && error !== null && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
    throw new Error(isTooLarge ? `${name} has more than ${mostBytes} bytes` : `${name} can't be unpacked`);
  }
}

function notAnArchive(): Error {
  return new Error("it is not a zip archive as pipelines make them");
}
