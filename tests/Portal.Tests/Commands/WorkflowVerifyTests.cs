using Xunit;
using static VanQuan.Workflows.Portal_Tests.Commands.VerifyFolder;

namespace VanQuan.Workflows.Portal_Tests.Commands;

/// <summary>Each rule that needs a plan, on a small definition that is sound but for one change: one case that fires, and its neighbour that must not.</summary>
public sealed class WorkflowVerifyTests : IDisposable
{
    private readonly VerifyFolder files = new();

    public void Dispose() => files.Dispose();

    public static TheoryData<string, Action<object>, string[]> Cases { get; } = new()
    {
        { "as it stands", _ => { }, [] },
        { "a body the plan does not have", On(f => f["Review"]["approvers"] = List("role:XYZ/Head")), ["error no-approver Review"] },
        { "a role nobody has heard of", On(f => f["Review"]["approvers"] = List("role:B/Boss")), ["error no-approver Review"] },
        { "a role this body does not have", On(f => f["Review"]["approvers"] = List("role:B/ViceChairman")), ["error no-approver Review"] },
        { "a phrase for bodies nobody lists", On(f => f["Review"]["approvers"] = List("unit:THON")), ["error no-approver Review"] },
        { "nobody named", On(f => f["Review"]["approvers"] = List()), ["error no-approver Review"] },
        { "a body worked out by a script", On(f => f["Review"]["approvers"] = Script("['role:' + getUnit() + getUnit() + '/Head']")), ["error no-approver Review"] },
        { "an approver worked out by a script", On(f => f["Review"]["approvers"] = Script("['role:' + getLead() + '/Head']")), [] },
        { "the deputy approves", On(f => f["Review"]["approvers"] = List("role:B/Deputy")), [] },
        { "the head does and approves", On(f => f["Write"]["assignee"] = Text("role:A/Head")), ["error self-approval-only Review"] },
        { "the vice-chairman does and approves", On(f => (f["Write"]["assignee"], f["Review"]["approvers"]) = (Text("role:UBND/ViceChairman"), List("role:UBND/ViceChairman"))), ["error self-approval-only Review"] },
        { "the head does, another approves as well", On(f => (f["Write"]["assignee"], f["Review"]["approvers"]) = (Text("role:A/Head"), List("role:A/Head", "role:B/Head"))), [] },
        { "anybody of the body does, its head approves", On(f => f["Write"]["assignee"] = Text("unit:A")), [] },
        { "the head of each body does, and in one run approves", On(f => f["Write"]["assignee"] = Liquid("role:{{ Input.Unit }}/Head")), [] },
        { "three of one", On(f => f["Review"]["quorum"] = Text(3)), ["error quorum-too-large Review"] },
        { "two of two", On(f => (f["Review"]["quorum"], f["Review"]["approvers"]) = (Text(2), List("role:A/Head", "role:B/Head"))), [] },
        { "the same seat twice", On(f => (f["Review"]["quorum"], f["Review"]["approvers"]) = (Text(2), List("role:A/Head", "role:A/Head"))), ["error quorum-too-large Review"] },
        { "two of a body of many", On(f => (f["Review"]["quorum"], f["Review"]["approvers"]) = (Text(2), List("unit:A"))), [] },
        { "none has to agree", On(f => f["Review"]["quorum"] = Text(0)), ["error malformed Review"] },
        { "assigned to nobody", On(f => f["Tell"]["assignee"] = Text("unit:XYZ")), ["error malformed Tell"] },
        { "assigned to no address", On(f => f["Tell"]["assignee"] = Text("Phòng B")), ["error malformed Tell"] },
        { "due before a wait is over", On(f => Waits(f, 15, "InstanceStarted", 10)), ["error deadline-order Tell"] },
        { "due after a wait is over", On(f => Waits(f, 15, "InstanceStarted", 40)), [] },
        { "due before the step ahead is", On(f => f["Tell"]["due"] = Due("InstanceStarted", 3)), ["error deadline-order Tell"] },
        { "due long ago", On(f => f["Write"]["due"] = Due("Date:2021-12-01", 0)), ["error deadline-order Write"] },
        { "counted from a step that comes later", On(f => f["Write"]["due"] = Due("Completed:Tell", 3)), ["error deadline-order Write"] },
        { "counted from the step before", On(f => f["Tell"]["due"] = Due("Completed:Write", 30)), [] },
        { "due after the action", On(f => f["Tell"]["due"] = Due("ActionDue", 3)), ["error deadline-past-action Tell"] },
        { "rolled past the action", On(f => (f.Action["due"]!["date"], f["Tell"]["due"]) = ("2022-12-31", Due("ActionDue", 0, roll: "NextWorkingDay"))), ["error deadline-past-action Tell"] },
        { "rolled back into the action", On(f => (f.Action["due"]!["date"], f["Tell"]["due"]) = ("2022-12-31", Due("ActionDue", 0))), [] },
        { "all steps together too long", On(f => (f["Write"]["due"], f["Tell"]["due"]) = (Due("Activated", 100), Due("Activated", 30))), ["error deadline-past-action Tell"] },
        { "all steps together in time", On(f => (f["Write"]["due"], f["Tell"]["due"]) = (Due("Activated", 80), Due("Activated", 30))), [] },
        { "reminded before it is handed out", On(f => f["Write"]["reminders"] = Raw("""{"before":[15,1]}""")), ["error reminder-after-due Write"] },
        { "reminded while it is open", On(f => f["Write"]["reminders"] = Raw("""{"before":[9,1]}""")), [] },
        { "reminded before by less than nothing", On(f => f["Write"]["reminders"] = Raw("""{"before":[-2]}""")), ["error reminder-after-due Write"] },
        { "the house's policy on short work", On(f => (f["Write"]["reminders"], f["Write"]["due"]) = (Text("standard"), Due("Activated", 2))), [] },
        { "a policy nobody knows", On(f => f["Write"]["reminders"] = Text("urgent")), ["error malformed Write"] },
        { "a fixed date on a Sunday", On(f => f["Tell"]["due"] = Due("Date:2022-06-26", 0, roll: "None")), ["warning deadline-on-day-off Tell"] },
        { "a fixed date on a Sunday that rolls", On(f => f["Tell"]["due"] = Due("Date:2022-06-26", 0)), [] },
        { "an unknown unit of time", On(f => f["Tell"]["due"] = Due("Activated", 3, "Fortnights")), ["error malformed Tell"] },
        { "less than no days", On(f => f["Tell"]["due"] = Due("Activated", -3)), ["error malformed Tell"] },
        { "a variable nobody sets", On(f => Reads(f)), ["warning unset-variable Tell"] },
        { "a variable with a default", On(f => Reads(f, "x")), [] },
        { "a variable set on every way", On(f => { Reads(f); Captures(f, "Write"); }), [] },
        { "a variable set on one way of two", On(f => { Reads(f); f.Between("Review", "Tell", Sets("Set")); f.Reroute("Review", "Rejected", "Tell"); }), ["warning unset-variable Tell"] },
        { "a variable set on the only way", On(f => { Reads(f); f.Between("Review", "Tell", Sets("Set")); }), [] },
        { "a variable asked for with an excuse", On(f => { f.Variable("X"); f["Tell"]["title"] = Script("getX() ?? 'none'"); }), [] },
    };

    [Theory, MemberData(nameof(Cases))]
    public async Task Finds_what_is_wrong_and_nothing_else(string name, Action<object> change, string[] findings)
    {
        change(files);

        Assert.Equal((name, string.Join("; ", findings)), (name, string.Join("; ", await files.VerifyAsync())));
    }

    [Fact]
    public async Task Without_a_plan_a_note_says_what_was_not_looked_at()
    {
        files["Review"]["approvers"] = List("role:XYZ/Head");

        Assert.Equal(["note not-checked"], await files.VerifyAsync(withPlan: false, notes: true));
    }

    [Fact]
    public async Task A_plan_that_does_not_use_the_definition_binds_nothing()
    {
        files.Action["definition"] = "another";
        files["Review"]["quorum"] = Text(9);

        Assert.Equal(["note not-checked"], await files.VerifyAsync(notes: true));
    }

    [Fact]
    public async Task What_only_running_tells_is_a_note_on_its_step()
    {
        files.Variable("Who");
        files["Write"]["result"] = new System.Text.Json.Nodes.JsonObject { ["typeName"] = "String", ["memoryReference"] = new System.Text.Json.Nodes.JsonObject { ["id"] = "vWho" } };
        files["Review"]["approvers"] = Script("[getWho()]");

        Assert.Equal(["note not-checked Review"], await files.VerifyAsync(notes: true));
    }

    [Theory]
    [InlineData("plan.json", "{\"code\":", "plan.json")]
    [InlineData("plan.json", "[1]", "plan.json")]
    public async Task A_plan_that_cannot_be_read_is_bad_input_in_one_line(string file, string text, string named)
    {
        var folder = Directory.CreateTempSubdirectory("verify-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, file), text, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, "proc.json"), files.Definition.ToJsonString(), TestContext.Current.CancellationToken);

        var (code, output, error) = await CommandRun.RunAsync("", "workflow", "verify", Path.Combine(folder, "proc.json"), "--json");

        Directory.Delete(folder, recursive: true);
        Assert.Equal((2, ""), (code, output));
        Assert.Contains(named, error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd('\n').Split('\n'));
    }

    private static Action<object> On(Action<VerifyFolder> change) => files => change((VerifyFolder)files);

    private static void Waits(VerifyFolder files, int days, string anchor, int amount)
    {
        files["Tell"]["due"] = Due(anchor, amount);
        files["Review"].Remove("due");
        files["Write"].Remove("due");
        files.Between("Write", "Review", Node("Post", "VanQuan.WaitUntil", ("deadline", Due("Activated", days))));
    }

    private static void Reads(VerifyFolder files, string? value = null)
    {
        files.Variable("X", value);
        files["Tell"]["title"] = Liquid("About {{ Variables.X }}");
    }

    private static void Captures(VerifyFolder files, string activity) =>
        files[activity]["result"] = new System.Text.Json.Nodes.JsonObject { ["typeName"] = "String", ["memoryReference"] = new System.Text.Json.Nodes.JsonObject { ["id"] = "vX" } };

    private static System.Text.Json.Nodes.JsonObject Sets(string id) =>
        Node(id, "Elsa.SetVariable", ("variable", new System.Text.Json.Nodes.JsonObject { ["id"] = "vX" }), ("value", Text("x")));
}
