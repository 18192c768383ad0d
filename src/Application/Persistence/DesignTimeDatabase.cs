using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace VanQuan.Workflows.Application.Persistence;

/// <summary>Lets <c>dotnet ef migrations add</c> see the model without starting the service.</summary>
public sealed class DesignTimeDatabase : IDesignTimeDbContextFactory<WorkflowsDb>
{
    public WorkflowsDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<WorkflowsDb>().UseSqlite("Data Source=:memory:").Options);
}
