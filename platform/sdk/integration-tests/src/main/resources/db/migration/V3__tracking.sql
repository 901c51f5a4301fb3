select buildify.track('notes');
select buildify.track('effects');
