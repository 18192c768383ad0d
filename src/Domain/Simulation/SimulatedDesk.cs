using System.Text.Json;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Mail;
using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Domain.Tasks.Forms;
using VanQuan.Workflows.Domain.Tasks.Review;

namespace VanQuan.Workflows.Domain.Simulation;

/// <summary>The imagined people at work: they claim, fill in, submit and decide when their conduct says, by the rules of the tasks room.</summary>
internal sealed class SimulatedDesk(World world, SimulatedMail mail)
{
    private static readonly TimeOnly WorkingHour = new(16, 0);
    private static readonly IReadOnlyDictionary<string, string> Nothing = new Dictionary<string, string>();

    /// <summary>Set once the task list exists: the two need each other.</summary>
    public SimulatedTasks Tasks { get; set; } = null!;

    /// <summary>Plans when somebody acts on a task; a due date that moves plans anew.</summary>
    public void Expect(UserTask task)
    {
        var conduct = ConductOf(task);
        if (conduct.Days is not { } days || task.IsPaused)
            return;
        var day = task.DueDate is { } due
            ? world.Calendar.AddWorkingDays(due, days)
            : world.Calendar.AddWorkingDays(world.Today, Math.Max(1, days));
        var at = VietnamTime.At(day, WorkingHour);
        var (revision, bookmark) = (task.DueRevision, task.BookmarkId);
        world.Agenda.Plan(at > world.Now ? at : world.Now, Turn.Act, () =>
        {
            if (!task.IsWorkable || task.IsPaused || (task.DueRevision, task.BookmarkId) != (revision, bookmark))
                return;
            if (task.Kind == TaskKind.Approval)
                Decide(task, conduct);
            else
                Submit(task, conduct);
        });
    }

    private Conduct ConductOf(UserTask task)
    {
        var round = task.Kind == TaskKind.Approval ? Tasks.ReviewedBy(task).Select(work => work.Round).DefaultIfEmpty(1).Max() : task.Round;
        return world.People.Of(task.ActionNumber, task.UnitCode, task.Subject, task.ActivityId, round, Tasks.TimeOf(task));
    }

    private void Submit(UserTask task, Conduct conduct)
    {
        if (world.Staff.Resolve(task.Assignee, world.Today) is not [var person, ..])
            return;
        var doer = new Doer(person.Id, person.Name);
        if (task.State == TaskState.Open)
            task.Claim(doer, world.Now);
        var form = TaskForm.Parse(task.FormJson);
        var (values, _) = FormCheck.Read(form, FormFilling.Of(form, world.Today, conduct.Values ?? Nothing));
        var outcome = conduct.Outcome is { } chosen && task.Outcomes.Contains(chosen) ? chosen : task.Outcomes[0];
        task.Submit(doer, outcome, values, [], world.Now);
        task.PlanReminder(null);
        world.Tell(SimulationKind.TaskSubmitted, task, line => line with { Detail = outcome });
        if (task.State == TaskState.Completed)
            world.Tell(SimulationKind.TaskCompleted, task, line => line with { Detail = outcome });
        Resume(task, outcome, form.Fields.Count == 0 ? null : FormResult.Of(form, values));
    }

    private void Decide(UserTask approval, Conduct conduct)
    {
        var reviewed = Tasks.ReviewedBy(approval);
        var worked = ApprovalRouting.Workers(reviewed);
        var verdict = Enum.TryParse<ApprovalVerdict>(conduct.Outcome, out var chosen) ? chosen : ApprovalVerdict.Approved;
        var reason = verdict == ApprovalVerdict.Approved ? null : conduct.Reason ?? "mô phỏng";
        foreach (var seat in approval.Approvers)
        {
            if (Speaker(approval, seat, worked) is not { } person)
                continue;
            var doer = new Doer(person.Id, person.Name);
            if (approval.Decide(doer, seat, verdict, reason, world.Now) is { } reached)
            {
                Settle(approval, reviewed, reached, doer, reason);
                return;
            }
        }
    }

    private StaffMember? Speaker(UserTask approval, string seat, IReadOnlySet<string> worked)
    {
        var address = Address.Parse(seat);
        var people = world.Staff.Approvers(address, worked, world.Today);
        if (people.Count == 0)
            people = world.Staff.NextSuperior(address, worked, world.Today);
        return people.FirstOrDefault(person => !approval.HasDecided(person.Id));
    }

    private void Settle(UserTask approval, IReadOnlyList<UserTask> reviewed, ApprovalVerdict verdict, Doer by, string? reason)
    {
        approval.PlanReminder(null);
        world.Tell(Enum.Parse<SimulationKind>(verdict.ToString()), approval, line => line with { Detail = reason });
        foreach (var task in reviewed.Where(task => task.State == TaskState.Submitted))
        {
            if (verdict == ApprovalVerdict.Returned)
                task.Return(by, reason!, world.Now);
            if (verdict == ApprovalVerdict.Rejected)
                task.Reject(by, reason!, world.Now);
        }
        var waiting = Tasks.Of(approval.InstanceId);
        Resume(approval, verdict.ToString(), JsonSerializer.SerializeToElement(new { by = by.PersonId, reason }));
        foreach (var task in reviewed)
        {
            // Where the instance at once asks a next approver about the same work, it stays under review.
            if (verdict == ApprovalVerdict.Approved && task.State == TaskState.Submitted && !waiting.Any(next => Reviews(next, task)))
                Tasks.Agree(task, by);
            if (verdict == ApprovalVerdict.Rejected && task.State == TaskState.Rejected)
                mail.About(task, MailOccasion.Rejected, "rejected", by.Name, reason);
        }
    }

    private static bool Reviews(UserTask approval, UserTask work) =>
        approval.Kind == TaskKind.Approval && !approval.IsFinal && approval.ReviewedExecutionIds.Contains(work.ExecutionId);

    private void Resume(UserTask task, string outcome, JsonElement? result) =>
        world.Host.Raise(task.InstanceId, new ResumeBookmark(world.Host.NextOperation(), task.BookmarkId, outcome, result));
}
