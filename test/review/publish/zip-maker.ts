import { deflateRawSync } from "node:zlib";

/** What an archive says of a file, and what is in it. */
export interface ZipEntry {
  readonly name: string;
  readonly content: Buffer | string;
  /** Says another size than the content has. */
  readonly claimedSize?: number;
  /** Unix mode. @default - a regular file */
  readonly mode?: number;
  /** @default - 8, deflated */
  readonly method?: number;
  /** @default - 8, sizes follow the content, as upload-artifact writes it */
  readonly flags?: number;
  /** The name before the content. @default - name */
  readonly localName?: string;
}

/** An archive, as pipelines make them or as they would rather not. */
export function zipOf(entries: readonly ZipEntry[], { comment = "" } = {}): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const { method = 8, flags = 8, mode = 0o100644, localName = entry.name } = entry;
    const content = Buffer.from(entry.content);
    const packed = method === 8 ? deflateRawSync(content) : content;
    const size = entry.claimedSize ?? content.length;
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(flags, 6);
    local.writeUInt16LE(method, 8);
    local.writeUInt16LE(Buffer.byteLength(localName), 26);
    const descriptor = Buffer.alloc(16);
    descriptor.writeUInt32LE(0x08074b50, 0);
    descriptor.writeUInt32LE(packed.length, 8);
    descriptor.writeUInt32LE(content.length, 12);
    const file = [local, Buffer.from(localName), packed, ...((flags & 8) === 8 ? [descriptor] : [])];
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt8(3, 5);
    central.writeUInt16LE(flags, 8);
    central.writeUInt16LE(method, 10);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt32LE(size, 24);
    central.writeUInt16LE(Buffer.byteLength(entry.name), 28);
    central.writeUInt16LE(mode, 40);
    central.writeUInt32LE(offset, 42);
    directory.push(central, Buffer.from(entry.name));
    files.push(...file);
    offset += file.reduce((sum, { length }) => sum + length, 0);
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(index.length, 12);
  end.writeUInt32LE(offset, 16);
  end.writeUInt16LE(Buffer.byteLength(comment), 20);
  return Buffer.concat([...files, index, end, Buffer.from(comment)]);
}
