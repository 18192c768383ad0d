using VanQuan.Workflows.Domain.Engine.Definitions;
using VanQuan.Workflows.Domain.Engine.Execution.Running;
using VanQuan.Workflows.Domain.Engine.Execution.State;

namespace VanQuan.Workflows.Domain.Engine.Execution;

/// <summary>
/// Stands in for data where there is none: a proof runs the kernel without what people will enter. A kernel that has one asks it before it
/// evaluates an expression that depends on data, and tells it what a proof wants to know; one without (every other) evaluates and tells nobody.
/// </summary>
internal abstract class ImaginedData
{
    /// <summary>Which of the options a condition of this activity gives, by place.</summary>
    public abstract int Choose(ActivityNode node, IReadOnlyList<string> options);

    /// <summary>A value of the type that is good enough to go on with; the flow does not depend on it.</summary>
    public abstract object? Value(ActivityNode node, string input, string typeName);

    /// <summary>Between two activities: everything the step still does follows from the instance and the queue.</summary>
    public virtual void Rest(Run run)
    {
    }

    public virtual void Executing(Run run, ActivityNode node)
    {
    }

    /// <summary>Nothing is left to do in the flowchart, which therefore ends.</summary>
    public virtual void Idle(Run run, ActivityExecution chart, ActivityNode node)
    {
    }

    /// <summary>The join is skipped although one of its ways brought something.</summary>
    public virtual void Skipped(Run run, ActivityNode join)
    {
    }

    /// <summary>The activity ends the flowchart it stands in, or the whole instance where <paramref name="chart"/> is null.</summary>
    public virtual void Ending(Run run, ActivityExecution? chart, ActivityNode by)
    {
    }
}
