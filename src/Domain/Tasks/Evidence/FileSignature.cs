using System.IO.Compression;

namespace VanQuan.Workflows.Domain.Tasks.Evidence;

/// <summary>
/// What a file is, by its content. Office files are zip archives: their table of contents is read (nothing is unpacked), so
/// that a bomb, a path that climbs out, or a macro is seen by name and declared size.
/// </summary>
public static class FileSignature
{
    private const int MostEntries = 4_096;
    private const long MostUnpackedBytes = 400L * 1024 * 1024;
    private const int HighestRatio = 200;

    /// <summary>The type the content shows, or null where it is none of ours, broken or dangerous.</summary>
    public static EvidenceType? Detect(byte[] content)
    {
        if (Starts(content, "%PDF-"u8)) return EvidenceType.Pdf;
        if (Starts(content, [0xFF, 0xD8, 0xFF])) return EvidenceType.Jpeg;
        if (Starts(content, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])) return EvidenceType.Png;
        if (Starts(content, "GIF87a"u8) || Starts(content, "GIF89a"u8)) return EvidenceType.Gif;
        if (Starts(content, "RIFF"u8) && content.AsSpan(Math.Min(8, content.Length)).StartsWith("WEBP"u8)) return EvidenceType.Webp;
        if (Starts(content, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])) return EvidenceType.OldOffice;
        return Starts(content, "PK\u0003\u0004"u8) ? DetectOffice(content) : null;
    }

    private static EvidenceType? DetectOffice(byte[] content)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            var entries = archive.Entries;
            if (entries.Count > MostEntries || entries.Any(e => IsDangerous(e.FullName))) return null;
            var unpacked = entries.Sum(e => e.Length);
            if (unpacked > MostUnpackedBytes || unpacked > (long)content.Length * HighestRatio) return null;
            if (entries.All(e => e.FullName != "[Content_Types].xml")) return null;
            if (entries.Any(e => e.FullName == "word/document.xml")) return EvidenceType.Docx;
            return entries.Any(e => e.FullName == "xl/workbook.xml") ? EvidenceType.Xlsx : null;
        }
        catch (Exception broken) when (broken is InvalidDataException or ArgumentException or OverflowException or EndOfStreamException)
        {
            // A zip that cannot be read is no office file; the person is told the content does not fit the name.
            return null;
        }
    }

    private static bool IsDangerous(string name) =>
        name.Length > 255 || name.StartsWith('/') || name.Contains('\\', StringComparison.Ordinal) || name.Contains(':', StringComparison.Ordinal)
        || name.Split('/').Contains("..") || name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase);

    private static bool Starts(byte[] content, ReadOnlySpan<byte> signature) => content.AsSpan().StartsWith(signature);
}
