using System.Text.Json;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Domain.Tasks.Review;

namespace VanQuan.Workflows.Domain_Tests.Tasks;

/// <summary>Tasks in every state, opened from effects as the engine sends them.</summary>
internal static class TaskSamples
{
    public static readonly DateTimeOffset Now = new(2022, 8, 24, 9, 10, 0, TimeSpan.Zero);
    public static readonly Doer An = new("an", "Nguyễn Văn An"), Binh = new("binh", "Trần Thị Bình"), Cuc = new("cuc", "Lê Thị Cúc");
    public static readonly IReadOnlyDictionary<string, string> Nothing = new Dictionary<string, string>();
    private static readonly string[] PausedBy = ["Post"];

    public static OpenTask Effect(bool reviewed = true, string? form = null, int evidence = 0, string execution = "i1:1") => new(
        "op", "i1", "b1", "Survey", execution,
        new TaskSpec("Đo đạc thửa đất", null, "unit:TNMT", ["unit:YEN-PHUC"],
            new AnchoredDeadline(new DateOnly(2022, 8, 24), new DeadlineRule("Activated", 10, DeadlineUnit.WorkingDays, Pauses: PausedBy)),
            null, form is null ? null : JsonElement.Parse(form), evidence, "Trích đo", "NĐ 43/2014 Đ.61", ["Done", "Refused"]),
        reviewed, null);

    public static UserTask Task(bool reviewed = true, string? form = null) =>
        UserTask.Open(Effect(reviewed, form), new TaskOrigin("VQ", 4, "TNMT", "Nhà văn hóa Khòn Riềng"), new TaskDue(new DateOnly(2022, 9, 9), null), Now);

    public static UserTask Approval(int? quorum = 1, params string[] approvers) => UserTask.Open(
        new OpenApproval("op", "i1", "b2", "Approve", "i1:2",
            new ApprovalSpec("Duyệt", null, approvers.Length == 0 ? ["role:TNMT/Head"] : approvers, quorum, null, null, "Survey", null), ["i1:1"]),
        TaskOrigin.None, null, Now);

    public static UserTask In(TaskKind kind, TaskState state)
    {
        var task = kind == TaskKind.UserTask ? Task(reviewed: state != TaskState.Completed) : Approval();
        if (state == TaskState.Open) return task;
        if (state is TaskState.Cancelled) { task.Cancel(An, "thôi", Now); return task; }
        if (state is TaskState.Superseded) { task.Supersede("đường khác", Now); return task; }
        task.Claim(An, Now);
        if (state == TaskState.Claimed) return task;
        if (kind == TaskKind.Approval)
        {
            task.Decide(Binh, "role:TNMT/Head", ApprovalVerdict.Approved, null, Now);
            return task;
        }
        task.Submit(An, "Done", Nothing, [], Now);
        if (state == TaskState.Returned) task.Return(Binh, "thiếu biên bản", Now);
        if (state == TaskState.Approved) task.Approve(Binh, Now);
        if (state == TaskState.Rejected) task.Reject(Binh, "sai đối tượng", Now);
        return task;
    }
}
