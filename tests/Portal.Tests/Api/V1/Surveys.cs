using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VanQuan.Workflows.Application.Engine;
using VanQuan.Workflows.Application.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution;
using VanQuan.Workflows.Domain.Identity;
using VanQuan.Workflows.Domain.Tasks;
using VanQuan.Workflows.Portal_Tests.Pages;

namespace VanQuan.Workflows.Portal_Tests.Api.V1;

/// <summary>A procedure of the tests' own in the running demonstration: a survey by the department, its head approves, and a return leads back.</summary>
internal static class Surveys
{
    private const string Definition = """
        {"definitionId": "rest-survey", "name": "Đo đạc thử", "version": 1, "root": {"id": "Flow", "type": "Elsa.Flowchart", "activities": [
          {"id": "Survey", "type": "VanQuan.UserTask", "title": "Đo đạc qua giao diện lập trình", "assignee": "unit:TNMT", "evidenceRequired": 1,
           "form": {"typeName": "Object", "expression": {"type": "Object", "value": "[{\"name\":\"area\",\"label\":{\"vi\":\"Diện tích\",\"en\":\"Area\"},\"type\":\"number\",\"required\":true}]"}},
           "due": {"typeName": "Object", "expression": {"type": "Object", "value": "{\"anchor\":\"Activated\",\"amount\":200,\"unit\":\"WorkingDays\"}"}}},
          {"id": "Approve", "type": "VanQuan.Approval", "title": "Duyệt đo đạc thử",
           "approvers": {"typeName": "Object", "expression": {"type": "Object", "value": "[\"role:TNMT/Head\"]"}},
           "reviews": {"typeName": "Object", "expression": {"type": "Object", "value": "[\"Survey\"]"}}}],
         "connections": [
          {"source": {"activity": "Survey", "port": "Done"}, "target": {"activity": "Approve", "port": "In"}},
          {"source": {"activity": "Approve", "port": "Returned"}, "target": {"activity": "Survey", "port": "In"}}]}}
        """;

    /// <summary>Starts one; its task's id.</summary>
    public static async Task<string> StartAsync(DemoPortal portal, string instance)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var start = new StartInstance("start:" + instance, instance, null, new Dictionary<string, JsonElement>(), new Dictionary<string, DateOnly>());
        await services.GetRequiredService<Transition>().RunAsync(Actor.System, async transition =>
        {
            if (!await transition.Db.Set<DefinitionRow>().AnyAsync(row => row.DefinitionId == "rest-survey"))
                await services.GetRequiredService<PublishDefinition>().RunAsync(transition, Definition, default);
            return true;
        });
        await services.GetRequiredService<Transition>().RunAsync(Actor.System, async transition =>
            (await services.GetRequiredService<StartWorkflow>().RunAsync(transition, new NewInstance(start, "rest-survey") { UnitCode = "TNMT", SubjectName = instance }, default)).Id);
        await portal.HandOverAsync();
        return await portal.ReadAsync(db => db.Set<UserTask>().Where(task => task.InstanceId == instance).Select(task => task.Id).SingleAsync());
    }
}
