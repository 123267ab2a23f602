import type { KindIcon } from './icons.ts';

const kinds: readonly (readonly [kind: KindIcon, extensions: string])[] = [
  ['app', 'exe msi dmg pkg deb rpm apk appimage msix jar bat sh run flatpak snap'],
  ['archive', 'zip gz bz2 xz zst 7z rar tar tgz tbz2 txz lz4 lzma br cab cpio'],
  ['book', 'epub mobi azw3 djvu cbz cbr fb2'],
  [
    'data',
    'csv tsv json jsonl ndjson xml sql db sqlite parquet arrow avro h5 hdf5 nc npz npy pkl safetensors gguf bin',
  ],
  ['disc', 'iso img vhd vhdx vmdk qcow2 toast wim'],
  ['film', 'mp4 mkv webm mov avi m4v mpg mpeg ts flv wmv ogv 3gp'],
  ['image', 'jpg jpeg png gif webp avif heic tif tiff svg bmp raw cr2 nef dng psd xcf exr'],
  ['map', 'pbf osm kml kmz gpx geojson shp mbtiles pmtiles laz las gpkg'],
  ['music', 'mp3 flac wav ogg opus m4a aac aiff wma mid alac'],
  ['page', 'pdf txt md doc docx odt rtf html htm tex ppt pptx odp xls xlsx ods'],
];

const kindByExtension: ReadonlyMap<string, KindIcon> = new Map(
  kinds.flatMap(([kind, extensions]) =>
    extensions.split(' ').map((extension): [string, KindIcon] => [extension, kind]),
  ),
);

/** A packed database is still a database: the ending before the packer's tells more. */
const packers = new Set(['gz', 'bz2', 'xz', 'zst', 'br', 'lz4']);

/** The icon for a file, by the extension of its name; `file` where that says nothing. */
export const fileKind = (name: string): KindIcon => {
  const [last = '', inner = ''] = name.toLowerCase().split('.').slice(1).reverse();
  const kind = kindByExtension.get(last) ?? 'file';
  const packed = packers.has(last) ? kindByExtension.get(inner) : undefined;
  return packed ?? kind;
};

/** The icon for a job: several files have one of their own. */
export const jobKind = (name: string, filesTotal: number): KindIcon => (filesTotal > 1 ? 'files' : fileKind(name));
