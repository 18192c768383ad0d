using System.Text.Json;
using VanQuan.Workflows.Domain.Engine.Definitions;
using Xunit;

namespace VanQuan.Workflows.Application_Tests.Engine;

public sealed class ConformanceTests
{
    public static TheoryData<string> Names => [.. ConformancePack.Names];

    [Theory, MemberData(nameof(Names))]
    public void Runs_as_Elsa_does(string name) => Conformity.Check(ConformancePack.Expected(name), Observed.Of(ConformancePack.Play(name)));

    [Theory, MemberData(nameof(Names))]
    public void Runs_the_same_when_stored_and_read_between_any_two_steps(string name) =>
        Conformity.Check(ConformancePack.Expected(name), Observed.Of(ConformancePack.Play(name, storeBetweenSteps: true)));

    [Theory, MemberData(nameof(Names))]
    public void Survives_reading_and_writing(string name)
    {
        var definition = ConformancePack.Definition(name);
        Assert.True(JsonElement.DeepEquals(definition.Json, WorkflowDefinition.Parse(definition.Write()).Json));
        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(File.ReadAllText(Path.Combine(ConformancePack.Folder, name + ".json"))).RootElement, JsonDocument.Parse(definition.Write(indented: false)).RootElement));
    }
}
