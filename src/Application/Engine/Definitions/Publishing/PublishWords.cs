using VanQuan.Workflows.Domain.Tasks.Forms;

namespace VanQuan.Workflows.Application.Engine.Definitions.Publishing;

/// <summary>What people are told about publishing and its second person.</summary>
public static class PublishWords
{
    public static readonly Words Unsound = new("Chưa công bố được: quy trình còn lỗi. Sửa các lỗi được đánh dấu rồi công bố lại.", "Not published: the procedure has errors. Mend those that are marked and publish again.");
    public static readonly Words WarningsNeedReasons = new("Chưa công bố được: mỗi cảnh báo cần một lý do vì sao vẫn công bố.", "Not published: each warning needs a reason why it is published all the same.");
    public static readonly Words NewWarnings = new("Từ khi đề nghị đã có cảnh báo mới. Hãy từ chối kèm lý do để người đề nghị xem lại.", "There are new warnings since it was asked. Decline with a reason, so that whoever asked looks again.");
    public static readonly Words NoRequest = new("Không có đề nghị công bố này.", "There is no such request to publish.");
    public static readonly Words OwnWork = new(
        "Bạn đã đề nghị hoặc đã vẽ quy trình này nên không xác nhận được. Người thiết kế khác hoặc quản trị sẽ xác nhận.",
        "You asked for this, or drew part of it, so you cannot decide on it. Another designer or an administrator will.");
    public static readonly Words NotYours = new("Chỉ người đề nghị rút lại được đề nghị này.", "Only whoever asked can take this request back.");

    public static Words Decided(string who, PublishRequestState state) => state switch
    {
        PublishRequestState.Confirmed => new($"{who} đã xác nhận đề nghị này; quy trình đã công bố.", $"{who} has confirmed this request; the procedure is published."),
        PublishRequestState.Declined => new($"{who} đã không đồng ý đề nghị này.", $"{who} has declined this request."),
        PublishRequestState.Withdrawn => new($"{who} đã rút lại đề nghị này.", $"{who} has taken this request back."),
        _ => new("Một đề nghị mới hơn đã thay đề nghị này.", "A newer request has taken its place."),
    };
}
