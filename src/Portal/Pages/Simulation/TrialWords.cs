using VanQuan.Workflows.Application.Simulation;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Simulation;
using VanQuan.Workflows.Domain.Simulation.Reports;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Simulation;

/// <summary>How simulations are spoken of.</summary>
public static class TrialWords
{
    public static readonly string[] Conducts = ["on-time", "1", "3", "5", "10", "15", "20", "30", "silent"];

    public static string Conduct(this Say say, string conduct) => conduct switch
    {
        "on-time" => say["Đúng hạn"],
        "silent" => say["Im lặng"],
        "late" or "5" => say.LateBy(5),
        _ => int.TryParse(conduct, out var days) ? say.LateBy(days) : conduct,
    };

    public static string LateBy(this Say say, int days) => days == 1 ? say["trễ 1 ngày làm việc"] : say["trễ {0} ngày làm việc", days];

    public static string WorkingDays(this Say say, int days) => days == 1 ? say["1 ngày làm việc"] : say["{0} ngày làm việc", days];

    public static string Mails(this Say say, int count) => count == 1 ? say["1 thư"] : say["{0} thư", count];

    public static string Ending(this Say say, WorkBar bar) => bar.Ending switch
    {
        BarEnding.Open => say["chưa xong"],
        BarEnding.Approved => say["Đồng ý"],
        BarEnding.Returned => say["Trả lại để sửa"],
        BarEnding.Rejected => say["Không phê duyệt"],
        BarEnding.Superseded => say["không còn phải làm"],
        _ => say["xong"],
    };

    /// <summary>What happened, in a word or two, and how grave it is.</summary>
    public static Badge Happening(this Say say, SimulationKind kind) => kind switch
    {
        SimulationKind.InstanceStarted => new("plain", "i-play", say["Bắt đầu"]),
        SimulationKind.TaskOpened => new("plain", "i-list", say["Mở việc mới"]),
        SimulationKind.TaskReopened => new("plain", "i-return", say["Mở lại"]),
        SimulationKind.TaskSubmitted => new("review", "i-review", say["Nộp việc"]),
        SimulationKind.TaskCompleted => new("done", "i-done", say["Hoàn thành"]),
        SimulationKind.TaskOverdue => new("late", "i-late", say["Quá hạn"]),
        SimulationKind.TaskSuperseded => new("plain", "i-x", say["Không còn phải làm"]),
        SimulationKind.Approved => new("done", "i-done", say["Phê duyệt"]),
        SimulationKind.Returned => new("soon", "i-return", say["Trả lại"]),
        SimulationKind.Rejected => new("late", "i-x", say["Không phê duyệt"]),
        SimulationKind.CountPaused => new("plain", "i-clock", say["tạm dừng tính hạn"]),
        SimulationKind.CountResumed => new("plain", "i-clock", say["tính hạn trở lại"]),
        SimulationKind.IndicatorRecorded => new("plain", "i-ok", say["Ghi chỉ tiêu"]),
        SimulationKind.IncidentOpened => new("late", "i-late", say["Sự cố"]),
        SimulationKind.RoundWaiting => new("soon", "i-clock", say["Kỳ mới phải chờ"]),
        SimulationKind.RoundSkipped => new("soon", "i-x", say["Bỏ qua một kỳ"]),
        SimulationKind.InstanceFinished => new("done", "i-done", say["Kết thúc"]),
        _ => new("plain", "i-mail", say["Nhắc việc"]),
    };

    public static string Ended(this Say say, InstanceSubStatus? how) => how switch
    {
        InstanceSubStatus.Faulted => say["dừng vì sự cố"],
        InstanceSubStatus.Cancelled => say["bị hủy"],
        _ => say["xong"],
    };

    public static string Stop(this Say say, SimulationEnd end) => end switch
    {
        SimulationEnd.TooLong => say["Dừng giữa chừng: quy trình đi vòng mãi, hoặc quá dài để chạy thử."],
        SimulationEnd.Reached => say["Dừng ở ngày cuối của kỳ chạy thử."],
        SimulationEnd.Still => say["Dừng lại: chỉ còn thư nhắc, không ai làm tiếp."],
        _ => say["Không còn gì xảy ra nữa."],
    };

    public static string Refusal(this Say say, SimulationRefusedException refused) => refused.Refusal switch
    {
        SimulationRefusal.CannotRun => say["Quy trình này chưa chạy được: {0}", refused.Detail],
        SimulationRefusal.TooLong => say["Kỳ chạy thử quá dài. Chọn kỳ ngắn hơn rồi chạy lại."],
        _ => say["Không có quy trình, bản, hoặc nhiệm vụ như vậy."],
    };

    /// <summary>How the end on the right stands to the one on the left.</summary>
    public static string Later(this Say say, int? days) => days switch
    {
        null => say["một bên không xong"],
        0 => say["xong cùng ngày"],
        < 0 => say["bên phải xong sớm hơn {0}", say.WorkingDays(-days.Value)],
        _ => say["bên phải xong muộn hơn {0}", say.WorkingDays(days.Value)],
    };

    /// <summary>Whether a mail is about late work: it is shown in red.</summary>
    public static bool IsUrging(SimulationEvent mail) =>
        mail.Rule is { } rule && (rule.StartsWith("overdue", StringComparison.Ordinal) || rule.StartsWith("escalate", StringComparison.Ordinal));
}
