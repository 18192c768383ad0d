using VanQuan.Workflows.Application.Reports;

namespace VanQuan.Workflows.Portal.Wording;

/// <summary>How work stands, as badges and cells say it.</summary>
public static class StandingWords
{
    public static Badge Standing(this Say say, WorkStanding standing) => standing switch
    {
        WorkStanding.Done => new Badge("done", "i-done", say["Hoàn thành"]),
        WorkStanding.Late => new Badge("late", "i-late", say["Quá hạn"]),
        WorkStanding.Soon => new Badge("soon", "i-soon", say["Sắp đến hạn"]),
        WorkStanding.Review => new Badge("review", "i-review", say["Chờ duyệt"]),
        WorkStanding.OnTime => new Badge("ontime", "i-clock", say["Đúng hạn"]),
        _ => new Badge("plain", "i-pause", say["Chưa bắt đầu"]),
    };

    public static string Code(WorkStanding standing) => standing switch
    {
        WorkStanding.Done => "hoan-thanh",
        WorkStanding.Late => "qua-han",
        WorkStanding.Soon => "sap-den-han",
        WorkStanding.Review => "cho-duyet",
        WorkStanding.OnTime => "dung-han",
        _ => "chua-bat-dau",
    };
}
