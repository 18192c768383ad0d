using VanQuan.Workflows.Application.Engine.Incidents;
using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Incidents;

/// <summary>What pages that deal with incidents share: why one was not dealt with, and the outcomes a step can be skipped by.</summary>
internal static class IncidentWords
{
    public static string Of(Say say, IncidentRefusal refusal) => refusal switch
    {
        IncidentRefusal.AlreadyClosed => say["Sự cố này đã có người xử lý."],
        IncidentRefusal.CannotSkip => say["Sự cố này không bỏ qua được; xử lý nguyên nhân rồi đóng."],
        IncidentRefusal.EngineCannot => say["Bộ máy chạy quy trình này không chạy lại và không bỏ qua được bước bị lỗi; lượt chạy ấy dừng ở đây."],
        IncidentRefusal.NotAllowed => say["Chỉ quản trị xử lý được sự cố."],
        _ => say["Không còn sự cố này."],
    };

    public static string NoReason(Say say) => say["Chưa ghi lý do. Viết một câu để người sau hiểu vì sao bỏ qua."];

    /// <summary>Those that lead on in the drawing; without any, <c>Done</c>.</summary>
    public static IReadOnlyList<string> OutcomesOf(ActivityNode? node) =>
        node?.Parent?.Connections.Where(one => one.Source == node.Id).Select(one => one.Outcome).Distinct().ToList() is { Count: > 0 } drawn ? drawn : ["Done"];
}
