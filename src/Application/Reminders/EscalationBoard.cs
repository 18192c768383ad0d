using VanQuan.Workflows.Domain.Mail;
using VanQuan.Workflows.Domain.Reminders;
using VanQuan.Workflows.Domain.Tasks;

namespace VanQuan.Workflows.Application.Reminders;

/// <summary>How much of one body is late since one day.</summary>
public sealed record LateCount(string? Body, DateOnly Due, int Count);

/// <summary>A mail about work on the board that did not arrive.</summary>
public sealed record FailedMail(Guid Id, string Name, string Address, string TaskId, string Task, string? Error);

/// <summary>Who was told when; <see cref="Mail"/>: where the mail stands, null where none was written.</summary>
public sealed record ToldLine(ReminderLedgerEntry Entry, MailState? Mail);

/// <summary>The next mail that goes out by itself, and to whom.</summary>
public sealed record NextStep(ReminderSlot Slot, IReadOnlyList<string> To);

/// <summary>
/// One task on the board: who it is with, who was told, what comes next, its last sign of life, and what this person may do
/// (the commit asks again).
/// </summary>
public sealed record EscalationLine(
    UserTask Task, IReadOnlyList<string> With, IReadOnlyList<ToldLine> Told, NextStep? Next, ProgressNote? LastSign,
    bool MayUrge, bool MayChangeDate, bool MayReassign)
{
    /// <summary>Since when it is with them.</summary>
    public DateTimeOffset Since => Task.LastMove is TaskMove.Claim or TaskMove.Reassign or TaskMove.Return or TaskMove.Release ? Task.LastAt : Task.OpenedAt;
}

/// <summary>One page of the board. <see cref="Late"/> counts everything late within reach, whatever is filtered.</summary>
public sealed record EscalationBoard(
    EscalationReach Reach, IReadOnlyList<LateCount> Late, IReadOnlyList<int> Actions, int Soon, int Count, int Page, IReadOnlyList<EscalationLine> Lines, IReadOnlyList<FailedMail> Failed)
{
    public int Pages => Math.Max(1, (Count + ReadEscalationBoard.PageSize - 1) / ReadEscalationBoard.PageSize);
}
