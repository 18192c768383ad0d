using Fluid;
using Fluid.Ast;

namespace VanQuan.Workflows.Application.Mail.Writing.Editing;

/// <summary>The variables a template reads, as paths (<c>task.time.due</c>), without those it makes itself.</summary>
internal sealed class TemplateVariables : AstVisitor
{
    private readonly HashSet<string> own = new(StringComparer.Ordinal) { "forloop" };
    private readonly HashSet<string> read = new(StringComparer.Ordinal);

    /// <exception cref="MailContentException">The text is no template.</exception>
    public static IReadOnlySet<string> Of(string name, string text)
    {
        if (!MailTemplates.Reads(text, out var template, out var error))
            throw new MailContentException($"{name}.liquid: {error}");
        var found = new TemplateVariables();
        found.VisitTemplate(template!);
        return found.read.Where(path => !found.own.Contains(path.Split('.')[0])).ToHashSet(StringComparer.Ordinal);
    }

    protected override Expression VisitMemberExpression(MemberExpression memberExpression)
    {
        read.Add(string.Join('.', memberExpression.Segments.OfType<IdentifierSegment>().Select(segment => segment.Identifier)));
        return base.VisitMemberExpression(memberExpression);
    }

    protected override Statement VisitAssignStatement(AssignStatement assignStatement)
    {
        own.Add(assignStatement.Identifier);
        return base.VisitAssignStatement(assignStatement);
    }

    protected override Statement VisitCaptureStatement(CaptureStatement captureStatement)
    {
        own.Add(captureStatement.Identifier);
        return base.VisitCaptureStatement(captureStatement);
    }

    protected override Statement VisitForStatement(ForStatement forStatement)
    {
        own.Add(forStatement.Identifier);
        return base.VisitForStatement(forStatement);
    }
}
