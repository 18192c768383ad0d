using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Domain.Tasks;
using Xunit;

namespace VanQuan.Workflows.Application_Tests.Tasks;

public class UnreadableInputTests
{
    [Fact]
    public async Task A_form_nobody_can_read_opens_the_task_without_it_and_an_incident_that_says_why()
    {
        await using var house = await TaskHouse.BuildAsync();
        await house.StartAsync(Procedures.Unreviewed("""[{"name":"area","type":"table"}]"""));
        var task = await house.TaskAsync("Survey");
        Assert.Equal((TaskState.Open, (string?)null), (task.State, task.FormJson));
        var incident = Assert.Single(await house.RowsAsync<IncidentRow>());
        Assert.Equal((IncidentKind.Refused, "Survey"), (incident.Kind, incident.ActivityId));
        Assert.Contains("'table'", incident.Message, StringComparison.Ordinal);
        Assert.True((await house.SubmitAsync("Survey", TaskHouse.An)).IsDone);
    }
}
