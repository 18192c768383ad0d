using Elsa.Expressions.JavaScript.Notifications;
using Elsa.Expressions.Liquid.Notifications;
using Elsa.Extensions;
using Elsa.Mediator.Contracts;
using Jint;
using VanQuan.Workflows.Application.Engine.Expressions;
using VanQuan.Workflows.Elsa.Activities;
using VanQuan.Workflows.Elsa.Turns;

namespace VanQuan.Workflows.Elsa.Surroundings;

/// <summary>
/// Scripts and templates see the event's time and not the machine's, are bound as ours are, and reach every input the instance was given,
/// also those the definition does not declare (a plan gives more than a definition names).
/// </summary>
internal sealed class ScriptSurroundings(ElsaTurn turn, ExpressionLimits limits) :
    INotificationHandler<CreatingJavaScriptEngine>, INotificationHandler<EvaluatingJavaScript>, INotificationHandler<RenderingLiquidTemplate>
{
    public Task HandleAsync(CreatingJavaScriptEngine notification, CancellationToken cancellationToken)
    {
        var options = notification.Options;
        options.MaxStatements(limits.MaxStatements).LimitMemory(limits.MaxMemoryBytes).LimitRecursion(limits.MaxRecursion).TimeoutInterval(limits.WallClock).DisableStringCompilation();
        options.Constraints.MaxArraySize = limits.MaxArraySize;
        options.Constraints.RegexTimeout = limits.WallClock;
        options.TimeSystem = new EventTime(turn.Now);
        options.TimeZone = EventTime.Vietnam;
        return Task.CompletedTask;
    }

    public Task HandleAsync(EvaluatingJavaScript notification, CancellationToken cancellationToken)
    {
        var variables = notification.Context.GetVariableNamesInScope().Select(Upper).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, value) in turn.Record.Input.Where(input => !variables.Contains(Upper(input.Key)) && input.Key.All(letter => char.IsLetterOrDigit(letter) || letter == '_')))
            notification.Engine.SetValue("get" + Upper(name), () => Evaluated.Given(value));
        return Task.CompletedTask;
    }

    public Task HandleAsync(RenderingLiquidTemplate notification, CancellationToken cancellationToken)
    {
        notification.TemplateContext.Now = () => turn.Now.ToOffset(EventTime.Vietnam.BaseUtcOffset);
        return Task.CompletedTask;
    }

    private static string Upper(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..];
}
