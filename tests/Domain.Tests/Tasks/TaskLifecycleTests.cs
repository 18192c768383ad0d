using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Domain.Tasks.Review;
using Xunit;
using static VanQuan.Workflows.Domain_Tests.Tasks.TaskSamples;

namespace VanQuan.Workflows.Domain_Tests.Tasks;

public class TaskLifecycleTests
{
    /// <summary>Written out by hand, not taken from the code under test: what may follow each state, everything else throws.</summary>
    private static readonly Dictionary<(TaskKind, TaskState), string> Legal = new()
    {
        [(TaskKind.UserTask, TaskState.Open)] = "Claim>Claimed Reassign>Open Refuse>Open Cancel>Cancelled Supersede>Superseded",
        [(TaskKind.UserTask, TaskState.Claimed)] = "Release>Open Submit>Submitted Reassign>Open Refuse>Open Cancel>Cancelled Supersede>Superseded",
        [(TaskKind.UserTask, TaskState.Submitted)] = "Withdraw>Returned Approve>Approved Return>Returned Reject>Rejected Cancel>Cancelled Supersede>Superseded",
        [(TaskKind.UserTask, TaskState.Returned)] = "Reopen>Claimed ReviewAgain>Submitted Cancel>Cancelled Supersede>Superseded",
        [(TaskKind.Approval, TaskState.Open)] = "Claim>Claimed Decide>Completed Reassign>Open Refuse>Open Cancel>Cancelled Supersede>Superseded",
        [(TaskKind.Approval, TaskState.Claimed)] = "Release>Open Decide>Completed Reassign>Open Refuse>Open Cancel>Cancelled Supersede>Superseded",
    };

    public static TheoryData<TaskKind, TaskState, TaskMove> EveryMove()
    {
        var rows = new TheoryData<TaskKind, TaskState, TaskMove>();
        foreach (var kind in Enum.GetValues<TaskKind>())
            foreach (var state in Enum.GetValues<TaskState>().Where(s => kind == TaskKind.UserTask || Reachable(s)))
                foreach (var move in Enum.GetValues<TaskMove>())
                    rows.Add(kind, state, move);
        return rows;
    }

    private static bool Reachable(TaskState state) =>
        state is TaskState.Open or TaskState.Claimed or TaskState.Completed or TaskState.Cancelled or TaskState.Superseded;

    [Theory]
    [MemberData(nameof(EveryMove))]
    public void Every_move_from_every_state_is_taken_or_refused_naming_both_states(TaskKind kind, TaskState state, TaskMove move)
    {
        var task = In(kind, state);
        Assert.Equal(state, task.State);
        var version = task.Version;
        var legal = Legal.GetValueOrDefault((kind, state), "").Split(' ').FirstOrDefault(l => l.StartsWith(move + ">", StringComparison.Ordinal));

        if (legal is null)
        {
            var refused = Assert.Throws<IllegalTaskMoveException>(() => Make(task, move));
            Assert.Equal((state, move), (refused.From, refused.Move));
            Assert.Contains(state.ToString(), refused.Message, StringComparison.Ordinal);
            Assert.Contains(refused.To.ToString(), refused.Message, StringComparison.Ordinal);
            Assert.Equal((state, version), (task.State, task.Version));
            return;
        }
        Make(task, move);
        Assert.Equal(legal.Split('>')[1], task.State.ToString());
        Assert.True(task.Version > version);
    }

    [Fact]
    public void Work_nobody_reviews_is_completed_when_handed_in()
    {
        var task = Task(reviewed: false);
        task.Claim(An, Now);
        task.Submit(An, "Done", Nothing, [], Now);
        Assert.Equal(TaskState.Completed, task.State);
        Assert.Equal(Now, task.ClosedAt);
    }

    [Fact]
    public void An_outcome_the_task_does_not_declare_is_refused()
    {
        var task = In(TaskKind.UserTask, TaskState.Claimed);
        Assert.Throws<ArgumentException>(() => task.Submit(An, "Elsewhere", Nothing, [], Now));
        Assert.Equal(TaskState.Claimed, task.State);
    }

    [Theory]
    [InlineData(TaskState.Submitted)]
    [InlineData(TaskState.Returned)]
    [InlineData(TaskState.Approved)]
    [InlineData(TaskState.Cancelled)]
    public void Drafts_and_contributions_are_taken_only_while_it_is_worked_on(TaskState state)
    {
        var task = In(TaskKind.UserTask, state);
        Assert.Throws<IllegalTaskMoveException>(() => task.SaveDraft(Nothing, Now));
        Assert.Throws<IllegalTaskMoveException>(() => task.Contribute(Cuc, "YEN-PHUC", "số liệu", Now));
    }

    private static void Make(UserTask task, TaskMove move)
    {
        Action make = move switch
        {
            TaskMove.Claim => () => task.Claim(An, Now),
            TaskMove.Release => () => task.Release(An, Now),
            TaskMove.Submit => () => task.Submit(An, task.Outcomes[0], Nothing, [], Now),
            TaskMove.Withdraw => () => task.Withdraw(An, Now),
            TaskMove.Approve => () => task.Approve(Binh, Now),
            TaskMove.Return => () => task.Return(Binh, "lý do", Now),
            TaskMove.Reject => () => task.Reject(Binh, "lý do", Now),
            TaskMove.Reopen => () => task.Reopen("b9", "i1:9", null, Now),
            TaskMove.ReviewAgain => () => task.ReviewAgain(Now),
            TaskMove.Decide => () => task.Decide(Cuc, "role:TNMT/Head", ApprovalVerdict.Approved, null, Now),
            TaskMove.Reassign => () => task.Reassign("unit:KTHT", "person:an", An, "nhầm", Now),
            TaskMove.Refuse => () => task.Refuse("role:VP/Head", An, "nhầm", Now),
            TaskMove.Cancel => () => task.Cancel(An, "thôi", Now),
            TaskMove.Supersede => () => task.Supersede("đường khác", Now),
            _ => throw new ArgumentOutOfRangeException(nameof(move)),
        };
        make();
    }
}
