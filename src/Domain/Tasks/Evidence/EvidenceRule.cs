using System.Globalization;
using VanQuan.Workflows.Domain.Tasks.Forms;

namespace VanQuan.Workflows.Domain.Tasks.Evidence;

/// <summary>
/// What may be attached: the size in bytes and the types come from settings. A file is taken when its extension and its
/// content agree on one allowed type.
/// </summary>
public sealed record EvidenceRule(long MaxBytes, IReadOnlyList<EvidenceType> Allowed)
{
    public static readonly EvidenceRule Standard = new(20L * 1024 * 1024, EvidenceType.All);

    /// <summary>The clean name and type, or the words that say which file, what is wrong and the way out.</summary>
    public (string FileName, EvidenceType? Type, Words? Refusal) Check(string name, byte[] content)
    {
        var clean = FileName.Clean(name);
        if (content.Length == 0)
            return (clean, null, new($"Tệp “{clean}” rỗng. Kiểm tra lại tệp rồi đính kèm lại.", $"The file “{clean}” is empty. Check it and attach it again."));
        if (content.LongLength > MaxBytes)
            return (clean, null, new($"Tệp “{clean}” nặng {Size(content.LongLength, "vi")}, tối đa {Size(MaxBytes, "vi")}. Nén nhỏ lại hoặc tách thành nhiều tệp.",
                $"The file “{clean}” has {Size(content.LongLength, "en")}, at most {Size(MaxBytes, "en")}. Make it smaller or split it."));
        var named = EvidenceType.OfExtension(Path.GetExtension(clean));
        if (named is null || !Allowed.Contains(named))
            return (clean, null, new($"Tệp “{clean}” không thuộc loại được nhận. Hãy lưu thành một trong: {Names}.",
                $"The file “{clean}” is not of an accepted type. Save it as one of: {Names}."));
        if (FileSignature.Detect(content) != named)
            return (clean, null, new($"Nội dung tệp “{clean}” không phải {named.Name} như đuôi tệp ghi. Mở tệp, lưu lại đúng loại rồi đính kèm.",
                $"The content of “{clean}” is not {named.Name} as its name says. Open it, save it as the right type and attach that."));
        return (clean, named, null);
    }

    private string Names => string.Join(", ", Allowed.SelectMany(t => t.Extensions));

    private static string Size(long bytes, string language)
    {
        var text = (bytes / 1024m / 1024m).ToString("0.#", CultureInfo.InvariantCulture) + " MB";
        return language == "vi" ? text.Replace('.', ',') : text;
    }
}
