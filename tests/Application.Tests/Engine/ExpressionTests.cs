using VanQuan.Workflows.Application.Engine.Expressions;
using VanQuan.Workflows.Domain.Engine.Execution;
using Xunit;

namespace VanQuan.Workflows.Application_Tests.Engine;

public sealed class ExpressionTests
{
    private static readonly ExpressionEvaluator Evaluator = new(new() { MaxStatements = 20_000 });

    private static object? Evaluate(string language, string source, ulong seed = 1) => Evaluator.Evaluate(language, source, new()
    {
        Read = name => name == "TrạngThái" ? "mở" : 5,
        Write = (name, _) => throw new ExpressionFailedException($"Variable '{name}' not found."),
        ReadOutput = (_, _) => null,
        Now = new(2021, 12, 20, 8, 0, 0, TimeSpan.FromHours(7)),
        Seed = seed,
        InstanceId = "i",
        DefinitionId = "d",
        Version = 1,
        InstanceName = null,
        CorrelationId = null,
        VariableNames = new HashSet<string> { "TrạngThái", "count" },
        Input = new Dictionary<string, object?> { ["Unit"] = "VP", ["PeriodEnd"] = "2022-03-14" },
        LastResult = null,
    });

    [Theory]
    [InlineData("new Date().toISOString()", "2021-12-20T01:00:00.000Z")]
    [InlineData("'' + new Date().getHours()", "8")]
    [InlineData("new Date(Date.now()).getFullYear() + ''", "2021")]
    [InlineData("getCount() + getUnit()", "5VP")]
    [InlineData("getTrạngThái()", "mở")]
    [InlineData("JSON.stringify(Object.keys(variables))", "[\"TrạngThái\",\"count\"]")]
    public void Scripts_see_the_events_time_and_the_instances_values(string script, string expected) => Assert.Equal(expected, Evaluate("JavaScript", script));

    [Theory]
    [InlineData("{{ 'now' | date: '%Y-%m-%d %H:%M' }}", "2021-12-20 08:00")]
    [InlineData("{{ Input.Unit }}-{{ Variables.count }}-{{ Variables.TrạngThái }}", "VP-5-mở")]
    [InlineData("{{ Input.Nobody }}", "")]
    [InlineData("{{ Input.PeriodEnd | date: \"%d/%m/%Y\" }}", "14/03/2022")]
    [InlineData("{{ Input.Nobody | date: \"%d/%m/%Y\" }}", "")]
    public void Templates_see_the_same(string template, string expected) => Assert.Equal(expected, Evaluate("Liquid", template));

    [Fact]
    public void Chance_comes_from_the_seed()
    {
        Assert.Equal(Evaluate("JavaScript", "Math.random()"), Evaluate("JavaScript", "Math.random()"));
        Assert.NotEqual(Evaluate("JavaScript", "Math.random()"), Evaluate("JavaScript", "Math.random()", seed: 2));
        Assert.Equal(Evaluate("JavaScript", "newGuidString()"), Evaluate("JavaScript", "newGuidString()"));
    }

    [Theory]
    [InlineData("JavaScript", "while (true) {}")]
    [InlineData("JavaScript", "const f = () => f(); f()")]
    [InlineData("JavaScript", "let s = 'x'; while (true) s += s")]
    [InlineData("JavaScript", "eval('1')")]
    [InlineData("JavaScript", "System.IO.File.ReadAllText('/etc/passwd')")]
    [InlineData("JavaScript", "nobody()")]
    [InlineData("JavaScript", "1 +")]
    [InlineData("JavaScript", "setVariable('nobody', 1)")]
    [InlineData("Liquid", "{% for i in (1..1000000) %}{% for j in (1..1000) %}x{% endfor %}{% endfor %}")]
    [InlineData("Liquid", "{{ Variables. }}")]
    [InlineData("CSharp", "1")]
    public void What_runs_away_or_makes_no_sense_fails_as_an_incident(string language, string source) =>
        Assert.Throws<ExpressionFailedException>(() => Evaluate(language, source));

    [Fact]
    public void Nothing_leaks_from_one_evaluation_to_the_next()
    {
        Evaluate("JavaScript", "globalThis.left = 1; Array.prototype.left = 2; 1");
        Assert.Equal("undefined/undefined", Evaluate("JavaScript", "typeof left + '/' + typeof [].left"));
    }
}
