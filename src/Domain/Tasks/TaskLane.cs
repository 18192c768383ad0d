namespace VanQuan.Workflows.Domain.Tasks;

/// <summary>On which pile of a desk unfinished work lies; finished work lies on none.</summary>
public enum TaskLane
{
    /// <summary>Work that anybody of the body it is addressed to may take up.</summary>
    Work,

    /// <summary>A decision to take.</summary>
    Decision,

    /// <summary>In one person's hands, or handed in: for everybody else there is nothing to do but wait.</summary>
    Elsewhere,
}
