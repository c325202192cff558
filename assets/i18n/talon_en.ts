<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="ru_RU">
<context>
    <name>AlphabetScreen</name>
    <message>
        <source>По алфавиту</source>
        <translation>A to Z</translation>
    </message>
    <message>
        <source>С какой буквы начинается слово?</source>
        <translation>Which letter does the word begin with?</translation>
    </message>
</context>
<context>
    <name>BookingRefusedScreen</name>
    <message>
        <source>Взять талон общей очереди</source>
        <translation>Take a ticket for the general queue</translation>
    </message>
    <message>
        <source>Закончить</source>
        <translation>Finish</translation>
    </message>
    <message>
        <source>Назад</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Удобнее</source>
        <translation>Easier</translation>
    </message>
</context>
<context>
    <name>BookingScreen</name>
    <message>
        <source>Это ваша запись?</source>
        <translation>Is this your booking?</translation>
    </message>
    <message>
        <source>Да, получить талон</source>
        <translation>Yes, get the ticket</translation>
    </message>
    <message>
        <source>Нет, набрать код заново</source>
        <translation>No, enter the code again</translation>
    </message>
</context>
<context>
    <name>CallHeads</name>
    <message>
        <source>талон · ticket</source>
        <translation>талон · ticket</translation>
    </message>
    <message>
        <source>окно · window</source>
        <translation>окно · window</translation>
    </message>
</context>
<context>
    <name>CallStrip</name>
    <message>
        <source>Вызваны</source>
        <translation>Called</translation>
    </message>
    <message>
        <source>Вызовы здесь не обновляются. Смотрите на табло</source>
        <translation>Calls are not kept up here. Please watch the display</translation>
    </message>
</context>
<context>
    <name>CalledPanel</name>
    <message>
        <source>Понятно</source>
        <translation>I see</translation>
    </message>
</context>
<context>
    <name>ChoicePager</name>
    <message>
        <source>%1 из %2</source>
        <comment>page of pages</comment>
        <translation>%1 of %2</translation>
    </message>
    <message>
        <source>Предыдущая страница</source>
        <translation>Previous page</translation>
    </message>
    <message>
        <source>Следующая страница</source>
        <translation>Next page</translation>
    </message>
</context>
<context>
    <name>ClassScreen</name>
    <message>
        <source>Какая у вас льгота?</source>
        <translation>Which priority do you have?</translation>
    </message>
    <message>
        <source>Документ покажите у окна</source>
        <translation>Show your document at the window</translation>
    </message>
</context>
<context>
    <name>CodeScreen</name>
    <message>
        <source>Наберите код записи</source>
        <translation>Enter your booking code</translation>
    </message>
    <message numerus="yes">
        <source>%n цифр из подтверждения записи</source>
        <comment>of a code</comment>
        <translation>
            <numerusform>%n digit of your confirmation</numerusform>
            <numerusform>%n digits of your confirmation</numerusform>
        </translation>
    </message>
    <message>
        <source>Код: %1</source>
        <translation>Code: %1</translation>
    </message>
    <message>
        <source>У меня нет кода</source>
        <translation>I have no code</translation>
    </message>
    <message>
        <source>На какое время вы записаны?</source>
        <translation>What time is your booking?</translation>
    </message>
    <message>
        <source>Последние четыре цифры телефона</source>
        <translation>Last four digits of your phone</translation>
    </message>
    <message>
        <source>Часы и минуты, например 09:30</source>
        <translation>Hours and minutes, for example 09:30</translation>
    </message>
    <message>
        <source>Время записи %1</source>
        <translation>Booked for %1</translation>
    </message>
    <message>
        <source>Набрано: %1</source>
        <translation>Entered: %1</translation>
    </message>
    <message>
        <source>Талон общей очереди</source>
        <translation>Take a ticket for the general queue</translation>
    </message>
    <message>
        <source>Стереть</source>
        <translation>Erase</translation>
    </message>
    <message>
        <source>Готово</source>
        <comment>of a code</comment>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>ComfortPanel</name>
    <message>
        <source>Как удобнее?</source>
        <translation>What suits you?</translation>
    </message>
    <message>
        <source>Крупнее</source>
        <translation>Larger</translation>
    </message>
    <message>
        <source>Чёрное на белом</source>
        <translation>Black on white</translation>
    </message>
    <message>
        <source>Белое на чёрном</source>
        <translation>White on black</translation>
    </message>
    <message>
        <source>Продолжить</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Обычные буквы</source>
        <translation>Usual letters</translation>
    </message>
    <message>
        <source>Ещё крупнее</source>
        <translation>Largest</translation>
    </message>
    <message>
        <source>Обычные цвета</source>
        <translation>Usual colours</translation>
    </message>
    <message>
        <source>На всём экране</source>
        <translation>On the whole screen</translation>
    </message>
    <message>
        <source>Кнопки ниже</source>
        <translation>Keys lower</translation>
    </message>
</context>
<context>
    <name>EarlierCalls</name>
    <message>
        <source>раньше · earlier</source>
        <translation>раньше · earlier</translation>
    </message>
</context>
<context>
    <name>EnrolScreen</name>
    <message>
        <source>Талон</source>
        <translation>Talon</translation>
    </message>
    <message>
        <source>Посетителей просим обратиться к сотруднику</source>
        <translation>Visitors, please turn to a member of staff</translation>
    </message>
    <message>
        <source>код</source>
        <translation>code</translation>
    </message>
    <message>
        <source>Код:</source>
        <translation>Code:</translation>
    </message>
    <message>
        <source>Стереть</source>
        <translation>Erase</translation>
    </message>
    <message>
        <source>Подключить</source>
        <translation>Connect</translation>
    </message>
    <message>
        <source>Назад</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>FindScreen</name>
    <message>
        <source>Поиск</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Ничего не нашли. Попробуйте другое слово</source>
        <translation>Nothing found. Please try another word</translation>
    </message>
    <message>
        <source>Наберите слово, например «вычет»</source>
        <translation>Type a word, for example “deduction”</translation>
    </message>
    <message>
        <source>Ищем:</source>
        <translation>Looking for:</translation>
    </message>
    <message>
        <source>пробел</source>
        <translation>space</translation>
    </message>
    <message>
        <source>Стереть</source>
        <translation>Erase</translation>
    </message>
    <message>
        <source>По алфавиту</source>
        <translation>A to Z</translation>
    </message>
    <message>
        <source>Показать: %1</source>
        <translation>Show: %1</translation>
    </message>
</context>
<context>
    <name>HallNight</name>
    <message>
        <source>Сейчас закрыто</source>
        <translation>Closed now</translation>
    </message>
    <message>
        <source>Откроемся %1</source>
        <translation>Opens %1</translation>
    </message>
</context>
<context>
    <name>HallWords</name>
    <message>
        <source>Ожидайте вызова. Номер вашего талона появится здесь.</source>
        <translation>Ожидайте вызова. Номер вашего талона появится здесь.</translation>
    </message>
    <message>
        <source>Табло готовится к работе</source>
        <translation>Табло готовится к работе</translation>
    </message>
    <message>
        <source>This display is not being updated. Please listen for calls at the windows.</source>
        <comment>in English in every catalogue</comment>
        <translation>This display is not being updated. Please listen for calls at the windows.</translation>
    </message>
    <message>
        <source>Please wait. Your ticket number will appear here.</source>
        <comment>in English in every catalogue</comment>
        <translation>Please wait. Your ticket number will appear here.</translation>
    </message>
    <message>
        <source>The display is getting ready</source>
        <comment>in English in every catalogue</comment>
        <translation>The display is getting ready</translation>
    </message>
</context>
<context>
    <name>HomeScreen</name>
    <message>
        <source>Коснитесь того, что вам нужно</source>
        <translation>Touch what you need</translation>
    </message>
    <message>
        <source>Найти</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Талон %1</source>
        <translation>Ticket %1</translation>
    </message>
    <message>
        <source>Ваш талон</source>
        <translation>Your ticket</translation>
    </message>
</context>
<context>
    <name>IssuingScreen</name>
    <message>
        <source>Готовим талон…</source>
        <translation>Preparing your ticket…</translation>
    </message>
</context>
<context>
    <name>KioskPage</name>
    <message>
        <source>Назад</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Удобнее</source>
        <translation>Easier</translation>
    </message>
</context>
<context>
    <name>LostChoiceScreen</name>
    <message>
        <source>Это ваш талон?</source>
        <translation>Is this your ticket?</translation>
    </message>
    <message>
        <source>Какой талон ваш?</source>
        <translation>Which ticket is yours?</translation>
    </message>
    <message>
        <source>Выберите его, и он напечатается ещё раз</source>
        <translation>Choose it, and it is printed again</translation>
    </message>
</context>
<context>
    <name>LostCodeScreen</name>
    <message>
        <source>Наберите номер талона</source>
        <translation>Enter your ticket number</translation>
    </message>
    <message>
        <source>Три последние цифры, без буквы</source>
        <translation>The last three digits, without the letter</translation>
    </message>
    <message>
        <source>Цифры: %1</source>
        <translation>Digits: %1</translation>
    </message>
    <message>
        <source>Стереть</source>
        <translation>Erase</translation>
    </message>
    <message>
        <source>Найти</source>
        <translation>Search</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Талон: главное табло</source>
        <translation>Talon: hall display</translation>
    </message>
    <message>
        <source>Талон: терминал регистрации</source>
        <translation>Talon: ticket kiosk</translation>
    </message>
    <message>
        <source>Талон: информационный стенд</source>
        <translation>Talon: information stand</translation>
    </message>
    <message>
        <source>Талон: терминал оценки</source>
        <translation>Talon: survey kiosk</translation>
    </message>
    <message>
        <source>Талон: подключение устройства</source>
        <translation>Talon: connecting a device</translation>
    </message>
</context>
<context>
    <name>NightScreen</name>
    <message>
        <source>Сейчас закрыто</source>
        <translation>Closed now</translation>
    </message>
    <message>
        <source>Откроемся %1</source>
        <translation>Opens %1</translation>
    </message>
    <message>
        <source>Удобнее</source>
        <translation>Easier</translation>
    </message>
</context>
<context>
    <name>NoSurveyScreen</name>
    <message>
        <source>Сейчас опроса нет</source>
        <translation>There is no survey now</translation>
    </message>
    <message>
        <source>Если хотите рассказать, как вас обслужили, обратитесь, пожалуйста, к администратору зала.</source>
        <translation>If you would like to tell us how you were served, please speak to the hall administrator.</translation>
    </message>
</context>
<context>
    <name>OutOfOrderScreen</name>
    <message>
        <source>Терминал временно не работает</source>
        <translation>This terminal is out of order</translation>
    </message>
    <message>
        <source>Возьмите талон на другом терминале или обратитесь, пожалуйста, к сотруднику.</source>
        <translation>Take a ticket at another terminal, or please ask a member of staff.</translation>
    </message>
    <message>
        <source>Код для сотрудника: Т-3</source>
        <translation>Code for staff: T-3</translation>
    </message>
</context>
<context>
    <name>OverviewScreen</name>
    <message>
        <source>Талон</source>
        <translation>Talon</translation>
    </message>
    <message>
        <source>Для сотрудников инспекции</source>
        <translation>For the inspectorate’s staff</translation>
    </message>
    <message>
        <source>Закрыть</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Новый рулон отмечен</source>
        <translation>The new roll is noted</translation>
    </message>
    <message>
        <source>Поставлен новый рулон</source>
        <translation>A new roll is in</translation>
    </message>
    <message>
        <source>Ввести новый код</source>
        <translation>Enter a new code</translation>
    </message>
</context>
<context>
    <name>OwnTicketScreen</name>
    <message>
        <source>Номер вашего талона</source>
        <translation>The number of your ticket</translation>
    </message>
    <message>
        <source>Когда вас вызовут, скажем прямо здесь</source>
        <translation>When you are called, you will be told right here</translation>
    </message>
    <message>
        <source>буква и три цифры</source>
        <translation>a letter and three figures</translation>
    </message>
    <message>
        <source>Номер талона:</source>
        <translation>Ticket number:</translation>
    </message>
    <message>
        <source>Стереть</source>
        <translation>Erase</translation>
    </message>
    <message>
        <source>Готово</source>
        <comment>of a ticket&apos;s number</comment>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>PreparingScreen</name>
    <message>
        <source>Терминал готовится к работе</source>
        <translation>The terminal is getting ready</translation>
    </message>
    <message>
        <source>Это займёт немного времени. Если нужно срочно, обратитесь, пожалуйста, к сотруднику.</source>
        <translation>This takes a little while. If it is urgent, please ask a member of staff.</translation>
    </message>
    <message>
        <source>Сведения загружаются</source>
        <translation>The information is loading</translation>
    </message>
    <message>
        <source>Какие документы нужны и сколько ждать, вам подскажет сотрудник.</source>
        <translation>The staff will tell you what to bring and how long to wait.</translation>
    </message>
</context>
<context>
    <name>PrintState</name>
    <message>
        <source>Печатаем талон…</source>
        <translation>Printing your ticket…</translation>
    </message>
    <message>
        <source>Возьмите талон и следите за табло: вас вызовут по номеру.</source>
        <translation>Take your ticket and watch the display: you will be called by number.</translation>
    </message>
    <message>
        <source>Талон не будет напечатан. Запишите номер или сфотографируйте экран.</source>
        <translation>The ticket will not be printed. Write the number down or take a photo of the screen.</translation>
    </message>
    <message>
        <source>Напечатать талон не получилось. Запишите номер или сфотографируйте экран.</source>
        <translation>The ticket could not be printed. Write the number down or take a photo of the screen.</translation>
    </message>
</context>
<context>
    <name>ReadingScreen</name>
    <message>
        <source>%1 из %2</source>
        <comment>page of pages</comment>
        <translation>%1 of %2</translation>
    </message>
    <message>
        <source>Предыдущая страница</source>
        <translation>Previous page</translation>
    </message>
    <message>
        <source>Следующая страница</source>
        <translation>Next page</translation>
    </message>
</context>
<context>
    <name>RefusedScreen</name>
    <message>
        <source>Назад</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Закончить</source>
        <translation>Finish</translation>
    </message>
    <message>
        <source>Удобнее</source>
        <translation>Easier</translation>
    </message>
</context>
<context>
    <name>ServiceScreen</name>
    <message>
        <source>Что вам нужно?</source>
        <translation>What do you need?</translation>
    </message>
    <message>
        <source>по льготе</source>
        <translation>with priority</translation>
    </message>
</context>
<context>
    <name>StandPage</name>
    <message>
        <source>Назад</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Удобнее</source>
        <translation>Easier</translation>
    </message>
</context>
<context>
    <name>StateScreen</name>
    <message>
        <source>Талон</source>
        <translation>Talon</translation>
    </message>
    <message>
        <source>Посетителей просим обратиться к сотруднику</source>
        <translation>Visitors, please turn to a member of staff</translation>
    </message>
    <message>
        <source>Ввести другой код</source>
        <translation>Enter another code</translation>
    </message>
</context>
<context>
    <name>StillHere</name>
    <message>
        <source>Вы ещё здесь?</source>
        <translation>Are you still here?</translation>
    </message>
    <message>
        <source>Я ещё здесь</source>
        <translation>I am still here</translation>
    </message>
    <message>
        <source>Закончить</source>
        <translation>Finish</translation>
    </message>
</context>
<context>
    <name>SurveyQuestion</name>
    <message>
        <source>Назад</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Удобнее</source>
        <translation>Easier</translation>
    </message>
</context>
<context>
    <name>SurveyThanks</name>
    <message>
        <source>Спасибо!</source>
        <translation>Thank you!</translation>
    </message>
    <message>
        <source>К сожалению, терминал не смог сохранить ваш ответ. Оценить обслуживание можно и с телефона.</source>
        <translation>We are sorry: this kiosk could not keep your answer. You can also rate the service on your phone.</translation>
    </message>
    <message>
        <source>Ваш ответ принят. Он анонимный: кто его дал, не знает никто.</source>
        <translation>Your answer has been taken. It is anonymous: nobody knows who gave it.</translation>
    </message>
</context>
<context>
    <name>TicketPaper</name>
    <message>
        <source>Ваш талон</source>
        <translation>Your ticket</translation>
    </message>
    <message>
        <source>Вас вызовут по номеру</source>
        <translation>You will be called by number</translation>
    </message>
    <message>
        <source>Следите за табло</source>
        <translation>Watch the display</translation>
    </message>
</context>
<context>
    <name>TicketScreen</name>
    <message>
        <source>Код для телефона</source>
        <translation>Code for your phone</translation>
    </message>
    <message>
        <source>Готово</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Удобнее</source>
        <translation>Easier</translation>
    </message>
    <message>
        <source>Очередь в вашем телефоне: наведите камеру на код</source>
        <translation>The queue on your phone: point its camera at the code</translation>
    </message>
</context>
<context>
    <name>WelcomeScreen</name>
    <message>
        <source>Возьмите талон</source>
        <translation>Take a ticket</translation>
    </message>
    <message>
        <source>Удобнее: крупнее, ниже, контраст</source>
        <translation>Easier: larger, lower, contrast</translation>
    </message>
    <message>
        <source>Выберите, что вам подходит</source>
        <translation>Choose what fits you</translation>
    </message>
    <message>
        <source>Оценить обслуживание</source>
        <translation>Rate the service</translation>
    </message>
</context>
<context>
    <name>talon::kiosk::CheckIn</name>
    <message>
        <source>Это не код записи. Поднесите код ещё раз или наберите цифры</source>
        <translation>This is not a booking code. Hold the code up again or enter its digits</translation>
    </message>
    <message>
        <source>Подождите полминуты или обратитесь к администратору зала</source>
        <translation>Please wait half a minute or ask the hall administrator</translation>
    </message>
    <message>
        <source>Списка записей на сегодня ещё нет. Встаньте в общую очередь</source>
        <translation>Today’s list of bookings is not here yet. Please join the general queue</translation>
    </message>
    <message>
        <source>Запись с таким кодом не найдена. Проверьте код и наберите его ещё раз</source>
        <translation>No booking has this code. Please check it and enter it again</translation>
    </message>
    <message>
        <source>Записей с похожим номером несколько. Вашу найдёт администратор зала</source>
        <translation>Several bookings have a similar number. The hall administrator will find yours</translation>
    </message>
    <message>
        <source>В %1 приёма нет. Наберите время записи ещё раз</source>
        <translation>Nobody is served at %1. Enter the booked time again</translation>
    </message>
    <message>
        <source>Такого времени нет. Наберите часы и минуты, например 09:30</source>
        <translation>There is no such time. Enter hours and minutes, for example 09:30</translation>
    </message>
    <message>
        <source>Запись не найдена. Проверьте время и цифры телефона</source>
        <translation>No such booking. Check the time and the digits</translation>
    </message>
    <message>
        <source>Запись не найдена. Вам поможет администратор зала</source>
        <translation>No such booking. The hall administrator will help you</translation>
    </message>
</context>
<context>
    <name>talon::kiosk::HallController</name>
    <message>
        <source>Талон %1, окно %2</source>
        <comment>on the display</comment>
        <translation>Ticket %1, window %2</translation>
    </message>
    <message>
        <source>Табло не обновляется с %1. Слушайте вызовы у окон.</source>
        <comment>time</comment>
        <translation>Табло не обновляется с %1. Слушайте вызовы у окон.</translation>
    </message>
    <message>
        <source>Никто не ждёт</source>
        <translation>Nobody is waiting</translation>
    </message>
    <message numerus="yes">
        <source>Ждут %n человек</source>
        <comment>in the hall</comment>
        <translation>
            <numerusform>%n person is waiting</numerusform>
            <numerusform>%n people are waiting</numerusform>
        </translation>
    </message>
    <message>
        <source>Вызовы без звука</source>
        <translation>Calls without sound</translation>
    </message>
</context>
<context>
    <name>talon::kiosk::IdleWatch</name>
    <message>
        <source>Экран закроется через %1</source>
        <translation>This screen closes in %1</translation>
    </message>
</context>
<context>
    <name>talon::kiosk::IssuedTicket</name>
    <message>
        <source>Ваш талон</source>
        <translation>Your ticket</translation>
    </message>
    <message>
        <source>Следите за табло: вас вызовут по номеру</source>
        <translation>Watch the display: you will be called by number</translation>
    </message>
    <message>
        <source>Очередь на вашем телефоне</source>
        <translation>The queue on your phone</translation>
    </message>
    <message>
        <source>После приёма – оцените, как вас обслужили</source>
        <translation>After your visit: tell us how you were served</translation>
    </message>
    <message>
        <source>Ответ анонимный и не связан с талоном</source>
        <translation>The answer is anonymous and not linked to the ticket</translation>
    </message>
    <message>
        <source>Повторно напечатан в %1</source>
        <comment>of a ticket, at a time</comment>
        <translation>Printed again at %1</translation>
    </message>
</context>
<context>
    <name>talon::kiosk::LostTicket</name>
    <message>
        <source>Подождите полминуты или обратитесь к администратору зала</source>
        <translation>Please wait half a minute or ask the hall administrator</translation>
    </message>
    <message>
        <source>Здесь сегодня такой талон не выдавали. Проверьте цифры или обратитесь к администратору зала</source>
        <translation>No such ticket was given here today. Check the digits or ask the hall administrator</translation>
    </message>
    <message>
        <source>Повторно этот талон здесь не печатается. Обратитесь, пожалуйста, к администратору зала</source>
        <translation>This ticket is not printed again here. Please ask the hall administrator</translation>
    </message>
    <message>
        <source>взят в %1</source>
        <comment>the time at which a ticket was taken</comment>
        <translation>taken at %1</translation>
    </message>
</context>
<context>
    <name>talon::kiosk::OwnTicket</name>
    <message>
        <source>Ждём вызова</source>
        <translation>waiting to be called</translation>
    </message>
    <message>
        <source>Вызывали в %1, окно %2</source>
        <translation>called at %1, window %2</translation>
    </message>
    <message>
        <source>Ваш талон %1 вызван, окно %2</source>
        <translation>Your ticket %1 is called to window %2</translation>
    </message>
    <message>
        <source>Ваш талон %1 вызывали в %2, окно %3</source>
        <translation>Your ticket %1 was called at %2, window %3</translation>
    </message>
</context>
<context>
    <name>talon::kiosk::PagePieces</name>
    <message>
        <source>Что делать</source>
        <translation>What to do</translation>
    </message>
    <message>
        <source>Наведите камеру в приложении своего банка и сверьте получателя.</source>
        <translation>Scan it with the camera of your bank’s app and check the payee.</translation>
    </message>
    <message>
        <source>Получатель</source>
        <translation>Payee</translation>
    </message>
    <message>
        <source>ИНН</source>
        <translation>INN</translation>
    </message>
    <message>
        <source>КПП</source>
        <translation>KPP</translation>
    </message>
    <message>
        <source>Счёт получателя</source>
        <translation>Payee&apos;s account</translation>
    </message>
    <message>
        <source>Банк</source>
        <translation>Bank</translation>
    </message>
    <message>
        <source>БИК</source>
        <translation>BIC</translation>
    </message>
    <message>
        <source>Счёт банка</source>
        <translation>Bank&apos;s account</translation>
    </message>
    <message>
        <source>КБК</source>
        <translation>KBK</translation>
    </message>
    <message>
        <source>ОКТМО</source>
        <translation>OKTMO</translation>
    </message>
    <message>
        <source>Назначение платежа</source>
        <translation>Purpose of the payment</translation>
    </message>
    <message>
        <source>По закону</source>
        <translation>By law</translation>
    </message>
    <message>
        <source>Телефон</source>
        <translation>Telephone</translation>
    </message>
    <message>
        <source>Приём</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Сейчас ждут</source>
        <translation>Waiting now</translation>
    </message>
    <message>
        <source>Окна</source>
        <translation>Windows</translation>
    </message>
    <message>
        <source>Срок</source>
        <translation>Term</translation>
    </message>
    <message>
        <source>Сколько стоит</source>
        <translation>Fee</translation>
    </message>
    <message>
        <source>Возьмите с собой</source>
        <translation>Bring with you</translation>
    </message>
    <message>
        <source>Документы не нужны</source>
        <translation>No documents are needed</translation>
    </message>
    <message>
        <source>Проверено %1</source>
        <translation>Checked on %1</translation>
    </message>
</context>
<context>
    <name>talon::kiosk::Preference</name>
    <message>
        <source>Есть льгота</source>
        <translation>I have priority</translation>
    </message>
    <message>
        <source>Документ покажите у окна.</source>
        <translation>Show your document at the window.</translation>
    </message>
</context>
<context>
    <name>talon::kiosk::RefusalText</name>
    <message>
        <source>Сейчас приёма нет</source>
        <translation>Closed at the moment</translation>
    </message>
    <message>
        <source>Сейчас талоны на эту услугу не выдаются. Спросите сотрудника, когда откроется приём.</source>
        <translation>No tickets are given for this service now. Please ask staff when it opens.</translation>
    </message>
    <message>
        <source>Талоны на сегодня закончились</source>
        <translation>No more tickets today</translation>
    </message>
    <message>
        <source>На эту услугу сегодня больше нет талонов. Приходите, пожалуйста, в другой день или обратитесь к сотруднику.</source>
        <translation>There are no more tickets for this service today. Please come on another day or ask a member of staff.</translation>
    </message>
    <message>
        <source>Список услуг изменился</source>
        <translation>The list of services has changed</translation>
    </message>
    <message>
        <source>Вернитесь назад и выберите услугу ещё раз.</source>
        <translation>Go back and choose the service again.</translation>
    </message>
    <message>
        <source>Не получилось выдать талон</source>
        <translation>The ticket could not be given</translation>
    </message>
    <message>
        <source>Попробуйте ещё раз. Если не получится, обратитесь, пожалуйста, к сотруднику.</source>
        <translation>Please try again. If it does not work, ask a member of staff.</translation>
    </message>
    <message>
        <source>Код для сотрудника: Т-%1</source>
        <comment>the code of a refusal</comment>
        <translation>Code for staff: T-%1</translation>
    </message>
    <message>
        <source>Время по записи прошло</source>
        <translation>Your booked time has passed</translation>
    </message>
    <message>
        <source>Запись уже не действует. Возьмите, пожалуйста, талон общей очереди: услуга останется той же.</source>
        <translation>The booking is no longer valid. Please take a ticket for the general queue: the service stays the same.</translation>
    </message>
    <message numerus="yes">
        <source>%n мин назад</source>
        <comment>after the booked time</comment>
        <translation>
            <numerusform>%n minute ago</numerusform>
            <numerusform>%n minutes ago</numerusform>
        </translation>
    </message>
    <message>
        <source>Ещё рано</source>
        <translation>It is too early</translation>
    </message>
    <message>
        <source>Ваша запись действует. Подойдите, пожалуйста, ближе к назначенному времени.</source>
        <translation>Your booking is valid. Please come closer to the booked time.</translation>
    </message>
    <message>
        <source>Вы записаны на другой день</source>
        <translation>You are booked for another day</translation>
    </message>
    <message>
        <source>Приходите, пожалуйста, в этот день, а если нужно сегодня, возьмите талон общей очереди.</source>
        <translation>Please come on that day, or, if you need it today, take a ticket for the general queue.</translation>
    </message>
    <message>
        <source>Талон по этой записи уже выдан</source>
        <translation>A ticket was already given for this booking</translation>
    </message>
    <message>
        <source>Его выдали в %1. Если талона у вас нет, обратитесь к администратору зала.</source>
        <comment>time</comment>
        <translation>It was given at %1. If you do not have it, ask the hall administrator.</translation>
    </message>
    <message>
        <source>Если талона у вас нет, обратитесь к администратору зала.</source>
        <translation>If you do not have it, ask the hall administrator.</translation>
    </message>
    <message>
        <source>Эта запись отменена</source>
        <translation>This booking was cancelled</translation>
    </message>
    <message>
        <source>Возьмите, пожалуйста, талон общей очереди или спросите администратора зала.</source>
        <translation>Please take a ticket for the general queue, or ask the hall administrator.</translation>
    </message>
</context>
<context>
    <name>talon::kiosk::SetupController</name>
    <message>
        <source>Подключаем устройство</source>
        <translation>Connecting the device</translation>
    </message>
    <message>
        <source>Устройство ещё не подключено</source>
        <translation>This device is not connected yet</translation>
    </message>
    <message>
        <source>Устройство нужно подключить заново</source>
        <translation>This device has to be connected anew</translation>
    </message>
    <message>
        <source>Настройки не подходят к устройству</source>
        <translation>The settings do not fit this device</translation>
    </message>
    <message>
        <source>Не указан адрес сервера</source>
        <translation>The server’s address is missing</translation>
    </message>
    <message>
        <source>Папка данных недоступна</source>
        <translation>The data folder cannot be used</translation>
    </message>
    <message>
        <source>Служебная страница</source>
        <translation>For staff</translation>
    </message>
    <message>
        <source>Сервер пока не отвечает. Устройство пробует снова каждые две секунды. Проверьте кабель и адрес сервера.</source>
        <translation>The server does not answer yet. The device tries again every two seconds. Check the cable and the server’s address.</translation>
    </message>
    <message>
        <source>Код отправлен серверу.</source>
        <translation>The code was sent to the server.</translation>
    </message>
    <message>
        <source>Выдайте код в пульте: «Устройства» → «Подключить устройство». Введите его здесь целиком.</source>
        <translation>Issue a code in the console: “Devices” → “Connect a device”. Enter the whole of it here.</translation>
    </message>
    <message>
        <source>Файлы с ключом устройства повреждены. Выдайте код для того же места и введите его. Прежние данные останутся в папке устройства.</source>
        <translation>The files with the device’s key are damaged. Issue a code for the same place and enter it. The data of before stays in the device’s folder.</translation>
    </message>
    <message>
        <source>В папке данных другое устройство: %1, а программа запущена как %2. Исправьте настройки и перезапустите программу.</source>
        <translation>The data folder belongs to another device: %1, and the program was started as %2. Correct the settings and restart the program.</translation>
    </message>
    <message>
        <source>Укажите адрес (server) в настройках устройства и перезапустите программу.</source>
        <translation>Give the address (server) in the device’s settings and restart the program.</translation>
    </message>
    <message>
        <source>Её нельзя создать или прочитать. Проверьте диск и настройку data, затем перезапустите программу.</source>
        <translation>It can be neither made nor read. Check the disk and the setting data, then restart the program.</translation>
    </message>
    <message>
        <source>По адресу сервера отвечает другой сервер: ключ не тот. Если ключ сменили вы, выдайте код для этого же места и введите его. Если нет — сообщите в службу безопасности.</source>
        <translation>Another server answers at the server’s address: its key is not the known one. If you have changed the key, issue a code for this place and enter it. If not, tell the security officer.</translation>
    </message>
    <message>
        <source>терминал регистрации</source>
        <translation>ticket kiosk</translation>
    </message>
    <message>
        <source>табло</source>
        <translation>hall display</translation>
    </message>
    <message>
        <source>информационный стенд</source>
        <translation>information stand</translation>
    </message>
    <message>
        <source>терминал оценки</source>
        <translation>survey kiosk</translation>
    </message>
    <message>
        <source>Сервер не принял код. Проверьте его или выдайте новый: код действует один раз и не дольше срока</source>
        <translation>The server did not accept the code. Check it or issue a new one: a code works once, and for a limited time</translation>
    </message>
    <message>
        <source>По этому адресу другой сервер: ключ не тот, что в коде. Код не отправлен</source>
        <translation>Another server is at this address: its key is not the one of the code. The code was not sent</translation>
    </message>
    <message>
        <source>В коде нет отпечатка ключа. Выдайте код на сервере, который работает по https</source>
        <translation>The code lacks the fingerprint of the key. Issue it at the server that speaks https</translation>
    </message>
    <message>
        <source>Код выдан для сервера с https, а в настройках адрес http</source>
        <translation>The code is for a server with https, and the address in the settings is http</translation>
    </message>
    <message>
        <source>Код выдан для устройства другого назначения. Выдайте код для этого места</source>
        <translation>The code is for a device of another kind. Issue one for this place</translation>
    </message>
    <message>
        <source>Ключ не удалось записать на диск устройства</source>
        <translation>The key could not be written to the device’s disk</translation>
    </message>
    <message>
        <source>По этому адресу отвечает не сервер «Талон»</source>
        <translation>What answers at this address is not a Talon server</translation>
    </message>
    <message>
        <source>Место: %1</source>
        <translation>Place: %1</translation>
    </message>
    <message>
        <source>Сервер: %1</source>
        <translation>Server: %1</translation>
    </message>
    <message>
        <source>Связь с сервером есть</source>
        <translation>The server answers</translation>
    </message>
    <message>
        <source>Связи с сервером нет</source>
        <translation>The server does not answer</translation>
    </message>
    <message>
        <source>Программа: %1</source>
        <translation>Program: %1</translation>
    </message>
    <message>
        <source>Новый код нужен, только если у сервера сменился ключ. Выдайте его для этого же места.</source>
        <translation>A new code is needed only when the server’s key has changed. Issue it for this same place.</translation>
    </message>
    <message numerus="yes">
        <source>Бумаги хватит примерно на %n талонов</source>
        <translation>
            <numerusform>Paper for about %n ticket</numerusform>
            <numerusform>Paper for about %n tickets</numerusform>
        </translation>
    </message>
    <message>
        <source>На сколько хватит бумаги, неизвестно</source>
        <translation>How long the paper will do is not known</translation>
    </message>
</context>
<context>
    <name>talon::kiosk::StandChoices</name>
    <message>
        <source>Ещё</source>
        <translation>More</translation>
    </message>
    <message>
        <source>Другие сведения</source>
        <translation>Other information</translation>
    </message>
    <message>
        <source>Только на русском языке</source>
        <translation>Only in Russian</translation>
    </message>
</context>
<context>
    <name>talon::kiosk::StandController</name>
    <message>
        <source>Сегодня приёма нет</source>
        <translation>Closed today</translation>
    </message>
    <message>
        <source>Сегодня приём %1</source>
        <translation>Open today %1</translation>
    </message>
    <message>
        <source>Сведения от %1. Уточните, пожалуйста, у сотрудника</source>
        <translation>Information as of %1. Please ask the staff to confirm it</translation>
    </message>
    <message>
        <source>Только на русском языке</source>
        <translation>Only in Russian</translation>
    </message>
    <message>
        <source>Талон %1, окно %2</source>
        <translation>Ticket %1, window %2</translation>
    </message>
    <message>
        <source>По алфавиту: %1</source>
        <translation>A to Z: %1</translation>
    </message>
    <message>
        <source>Нашлось: «%1»</source>
        <translation>Found: “%1”</translation>
    </message>
</context>
<context>
    <name>talon::kiosk::SurveyRun</name>
    <message>
        <source>Вопрос %1 из %2</source>
        <translation>Question %1 of %2</translation>
    </message>
    <message>
        <source>Отлично</source>
        <comment>a mark</comment>
        <translation>Excellent</translation>
    </message>
    <message>
        <source>Хорошо</source>
        <comment>a mark</comment>
        <translation>Good</translation>
    </message>
    <message>
        <source>Удовлетворительно</source>
        <comment>a mark</comment>
        <translation>Fair</translation>
    </message>
    <message>
        <source>Плохо</source>
        <comment>a mark</comment>
        <translation>Poor</translation>
    </message>
    <message>
        <source>Очень плохо</source>
        <comment>a mark</comment>
        <translation>Very poor</translation>
    </message>
    <message>
        <source>Да</source>
        <comment>an answer</comment>
        <translation>Yes</translation>
    </message>
    <message>
        <source>Нет</source>
        <comment>an answer</comment>
        <translation>No</translation>
    </message>
    <message>
        <source>Затрудняюсь ответить</source>
        <translation>I cannot say</translation>
    </message>
</context>
<context>
    <name>talon::kiosk::TicketController</name>
    <message>
        <source>Талон без бумаги: запомните номер</source>
        <translation>No paper: remember your number</translation>
    </message>
    <message>
        <source>Я по записи</source>
        <translation>I have a booking</translation>
    </message>
    <message>
        <source>Поднесите код к сканеру или наберите его</source>
        <comment>note of «Я по записи»</comment>
        <translation>Hold the code to the scanner or type it</translation>
    </message>
    <message>
        <source>Наберите код из подтверждения</source>
        <comment>note of «Я по записи»</comment>
        <translation>Enter the code of your confirmation</translation>
    </message>
    <message>
        <source>Потеряли талон?</source>
        <translation>Lost your ticket?</translation>
    </message>
    <message>
        <source>Напечатать его ещё раз</source>
        <comment>note of «Потеряли талон?»</comment>
        <translation>Print it again</translation>
    </message>
</context>
<context>
    <name>talon::kiosk::Wording</name>
    <message>
        <source>Перед вами никого нет</source>
        <translation>Nobody is ahead of you</translation>
    </message>
    <message numerus="yes">
        <source>Перед вами %n человек</source>
        <translation>
            <numerusform>There is %n&#xa0;person ahead of you</numerusform>
            <numerusform>There are %n&#xa0;people ahead of you</numerusform>
        </translation>
    </message>
    <message>
        <source>Ожидание меньше минуты</source>
        <translation>The wait is less than a minute</translation>
    </message>
    <message numerus="yes">
        <source>Ожидание около %n минут</source>
        <translation>
            <numerusform>The wait is about %n&#xa0;minute</numerusform>
            <numerusform>The wait is about %n&#xa0;minutes</numerusform>
        </translation>
    </message>
    <message>
        <source>Ожидание больше двух часов</source>
        <translation>The wait is more than two hours</translation>
    </message>
    <message>
        <source>Больше часа: вас вызовут не раньше %1</source>
        <comment>time</comment>
        <translation>More than an hour: you will be called no earlier than %1</translation>
    </message>
    <message numerus="yes">
        <source>Ожидание до %n минут</source>
        <translation>
            <numerusform>The wait is up to %n&#xa0;minute</numerusform>
            <numerusform>The wait is up to %n&#xa0;minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ожидание примерно %1–%n минут</source>
        <translation>
            <numerusform>The wait is about %1–%n&#xa0;minute</numerusform>
            <numerusform>The wait is about %1–%n&#xa0;minutes</numerusform>
        </translation>
    </message>
    <message>
        <source>больше двух часов</source>
        <comment>the wait</comment>
        <translation>more than two hours</translation>
    </message>
    <message>
        <source>больше часа</source>
        <comment>the wait</comment>
        <translation>more than an hour</translation>
    </message>
    <message numerus="yes">
        <source>до %n минут</source>
        <comment>the wait</comment>
        <translation>
            <numerusform>up to %n minute</numerusform>
            <numerusform>up to %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>примерно %1–%n минут</source>
        <comment>the wait</comment>
        <translation>
            <numerusform>about %1–%n minute</numerusform>
            <numerusform>about %1–%n minutes</numerusform>
        </translation>
    </message>
    <message>
        <source>с %1 до %2</source>
        <translation>%1 to %2</translation>
    </message>
    <message>
        <source> и </source>
        <translation> and </translation>
    </message>
    <message>
        <source>сегодня</source>
        <translation>today</translation>
    </message>
    <message>
        <source>завтра</source>
        <translation>tomorrow</translation>
    </message>
    <message>
        <source>в понедельник</source>
        <translation>on Monday</translation>
    </message>
    <message>
        <source>во вторник</source>
        <translation>on Tuesday</translation>
    </message>
    <message>
        <source>в среду</source>
        <translation>on Wednesday</translation>
    </message>
    <message>
        <source>в четверг</source>
        <translation>on Thursday</translation>
    </message>
    <message>
        <source>в пятницу</source>
        <translation>on Friday</translation>
    </message>
    <message>
        <source>в субботу</source>
        <translation>on Saturday</translation>
    </message>
    <message>
        <source>в воскресенье</source>
        <translation>on Sunday</translation>
    </message>
    <message>
        <source>Сейчас закрыто</source>
        <translation>Closed now</translation>
    </message>
    <message>
        <source>Сейчас закрыто, откроется %1 в %2</source>
        <comment>day, time</comment>
        <translation>Closed now, opens %1 at %2</translation>
    </message>
    <message>
        <source>Талоны на эту услугу начнут выдавать %1 в %2.</source>
        <comment>day, time</comment>
        <translation>Tickets for this service are given from %1, %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n секунд</source>
        <comment>after «через»</comment>
        <translation>
            <numerusform>%n&#xa0;second</numerusform>
            <numerusform>%n&#xa0;seconds</numerusform>
        </translation>
    </message>
    <message>
        <source>Никто не ждёт</source>
        <translation>Nobody is waiting</translation>
    </message>
    <message numerus="yes">
        <source>%n человек</source>
        <comment>in the queue</comment>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>около %n минут</source>
        <comment>the wait</comment>
        <translation>
            <numerusform>about %n minute</numerusform>
            <numerusform>about %n minutes</numerusform>
        </translation>
    </message>
    <message>
        <source>пн</source>
        <translation>Mon</translation>
    </message>
    <message>
        <source>вт</source>
        <translation>Tue</translation>
    </message>
    <message>
        <source>ср</source>
        <translation>Wed</translation>
    </message>
    <message>
        <source>чт</source>
        <translation>Thu</translation>
    </message>
    <message>
        <source>пт</source>
        <translation>Fri</translation>
    </message>
    <message>
        <source>сб</source>
        <translation>Sat</translation>
    </message>
    <message>
        <source>вс</source>
        <translation>Sun</translation>
    </message>
    <message>
        <source>выходной</source>
        <translation>closed</translation>
    </message>
    <message>
        <source>сейчас нет окна</source>
        <translation>no window now</translation>
    </message>
    <message>
        <source>могут не успеть принять</source>
        <translation>may close before your turn</translation>
    </message>
    <message>
        <source>По записи на %1</source>
        <comment>time</comment>
        <translation>Booked for %1</translation>
    </message>
    <message>
        <source>Вас скоро вызовут</source>
        <translation>You will be called soon</translation>
    </message>
    <message>
        <source>Вас вызовут до %1</source>
        <comment>time</comment>
        <translation>You will be called by %1</translation>
    </message>
    <message>
        <source>Вас вызовут с %1 до %2</source>
        <comment>times</comment>
        <translation>You will be called between %1 and %2</translation>
    </message>
</context>
</TS>
