using System.Text.Json;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Reminders;
using Xunit;

namespace VanQuan.Workflows.Domain_Tests.Reminders;

public class ReminderPolicyTests
{
    [Theory]
    [InlineData("null")]
    [InlineData("\"standard\"")]
    [InlineData("\"\"")]
    public void Saying_nothing_means_the_standard_policy(string json) => Assert.Same(ReminderPolicy.Standard, Read(json));

    [Fact]
    public void A_policy_says_what_differs_from_the_standard()
    {
        var policy = Read("""{"before":[10,3],"atDue":false,"overdueEvery":null,"escalate":[{"after":2,"to":"Office"}],"hour":"07:30"}""");

        Assert.Equal([10, 3], policy.Before);
        Assert.False(policy.AtDue);
        Assert.Null(policy.OverdueEvery);
        Assert.Equal([new EscalationRule(2, EscalationLevel.Office)], policy.Escalate);
        Assert.Equal(new TimeOnly(7, 30), policy.Hour);
        Assert.Equal(ReminderPolicy.Standard.Escalate, Read("""{"before":[2]}""").Escalate);
    }

    [Fact]
    public void None_says_nothing() => Assert.Same(ReminderPolicy.None, Read("\"none\""));

    [Theory]
    [InlineData("\"weekly\"", "weekly")]
    [InlineData("12", "object")]
    [InlineData("""{"before":3}""", "reminders.before")]
    [InlineData("""{"before":[0]}""", "reminders.before")]
    [InlineData("""{"before":[-1]}""", "reminders.before")]
    [InlineData("""{"before":[1.5]}""", "1.5")]
    [InlineData("""{"before":["1"]}""", "reminders.before")]
    [InlineData("""{"overdueEvery":0}""", "reminders.overdueEvery")]
    [InlineData("""{"overdueEvery":100000}""", "reminders.overdueEvery")]
    [InlineData("""{"atDue":"yes"}""", "reminders.atDue")]
    [InlineData("""{"escalate":[{"after":1,"to":"Mayor"}]}""", "reminders.escalate")]
    [InlineData("""{"escalate":[{"to":"Head"}]}""", "reminders.escalate")]
    [InlineData("""{"escalate":[{"after":1,"to":"2"}]}""", "reminders.escalate")]
    [InlineData("""{"hour":"8h"}""", "reminders.hour")]
    [InlineData("""{"hour":"24:00"}""", "reminders.hour")]
    [InlineData("""{"overduEvery":2}""", "overduEvery")]
    public void What_cannot_be_read_is_refused_by_name(string json, string named) =>
        Assert.Contains(named, Assert.Throws<FormatException>(() => Read(json)).Message, StringComparison.Ordinal);

    private static ReminderPolicy Read(string json) => ReminderPolicy.Read(JsonDocument.Parse(json).RootElement);
}
