using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using VanQuan.Workflows.Domain.Tasks.Evidence;

namespace VanQuan.Workflows.Portal.Wording.Dossiers;

/// <summary>A file as pages show it: its address, what the virus scanner says of it, and the picture or PDF itself.</summary>
public static class EvidenceView
{
    public static string LinkIn(this EvidenceFile file, string taskId) => $"/cong-viec/{Uri.EscapeDataString(taskId)}/minh-chung/{file.Id}";

    /// <summary>Null where no scanner is set up.</summary>
    public static string? ScanWord(this EvidenceFile file, Say say) => file.Scan switch
    {
        EvidenceScan.Clean => say["đã quét vi-rút"],
        EvidenceScan.Quarantined => say["chưa quét vi-rút được, chưa mở được; hệ thống tự quét lại"],
        EvidenceScan.Infected => say["có mã độc, không mở được"],
        _ => null,
    };

    /// <summary>Loaded only when it is looked at.</summary>
    public static IHtmlContent Shown(this EvidenceFile file, string taskId)
    {
        var (link, name) = (HtmlEncoder.Default.Encode(file.LinkIn(taskId) + "?xem=true"), HtmlEncoder.Default.Encode(file.FileName));
        return new HtmlString(file.IsPicture
            ? $"<img class=\"shown\" loading=\"lazy\" src=\"{link}\" alt=\"{name}\">"
            : $"<iframe class=\"shown\" loading=\"lazy\" src=\"{link}\" title=\"{name}\"></iframe>");
    }
}
