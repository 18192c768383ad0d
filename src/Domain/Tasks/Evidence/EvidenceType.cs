namespace VanQuan.Workflows.Domain.Tasks.Evidence;

/// <summary>
/// A kind of file people may attach. The content type is ours, never the browser's; what a file is, its first bytes say
/// and not its name.
/// </summary>
public sealed record EvidenceType(string Name, string ContentType, IReadOnlyList<string> Extensions)
{
    public static readonly EvidenceType Pdf = new("PDF", "application/pdf", [".pdf"]);
    public static readonly EvidenceType Jpeg = new("JPEG", "image/jpeg", [".jpg", ".jpeg"]);
    public static readonly EvidenceType Png = new("PNG", "image/png", [".png"]);
    public static readonly EvidenceType Webp = new("WebP", "image/webp", [".webp"]);
    public static readonly EvidenceType Gif = new("GIF", "image/gif", [".gif"]);
    public static readonly EvidenceType Docx = new("Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", [".docx"]);
    public static readonly EvidenceType Xlsx = new("Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", [".xlsx"]);
    public static readonly EvidenceType OldOffice = new("Word/Excel 97–2003", "application/octet-stream", [".doc", ".xls"]);

    public static readonly IReadOnlyList<EvidenceType> All = [Pdf, Jpeg, Png, Webp, Gif, Docx, Xlsx, OldOffice];

    /// <summary>Whether a browser may show it inside a page: a picture or a PDF.</summary>
    public bool IsShown => this == Pdf || IsPicture;

    public bool IsPicture => ContentType.StartsWith("image/", StringComparison.Ordinal);

    /// <summary>The type of an extension (with its dot, any case), or null.</summary>
    public static EvidenceType? OfExtension(string extension) =>
        All.FirstOrDefault(t => t.Extensions.Contains(extension.ToLowerInvariant()));
}
